import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { DemoStage } from '@/components/landing/demo-stage.tsx';
import { Promises } from '@/components/landing/promises.tsx';
import { Steps } from '@/components/landing/steps.tsx';
import { Footer } from '@/components/layout/footer.tsx';
import { LayoutShell } from '@/components/layout/layout-shell.tsx';
import { Button } from '@/components/ui/button.tsx';
import { inviteUrl } from '@/lib/invite.ts';

export default function LandingPage() {
  return (
    <LayoutShell footer={<Footer />}>
      <div className="mx-auto grid w-full max-w-6xl items-center gap-x-16 gap-y-14 px-4 pt-14 pb-20 sm:px-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,32rem)] lg:pt-20 lg:pb-24">
        <div className="grid justify-items-start gap-6">
          <h1 className="max-w-xl font-semibold text-[clamp(2.5rem,6vw,4rem)] leading-[1.02] tracking-[-0.045em]">
            A help desk for your Discord.
          </h1>
          <p className="max-w-lg text-[1.0625rem] text-ink-2 leading-relaxed">
            Members press a button and get a private channel with your staff. When it closes, the
            whole conversation stays: every message, edit, deletion and image, readable long after
            Discord has let go of it.
          </p>
          <div className="flex flex-wrap gap-2.5">
            <Button asChild variant="primary" size="lg">
              <Link href="/dashboard">
                Open the dashboard
                <ArrowRight />
              </Link>
            </Button>
            <Button asChild size="lg">
              <a href={inviteUrl()}>Add to a server</a>
            </Button>
          </div>
        </div>
        <DemoStage />
      </div>
      <Promises />
      <Steps />
    </LayoutShell>
  );
}
