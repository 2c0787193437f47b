import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Mark } from '@/components/brand/mark.tsx';
import { LayoutShell } from '@/components/layout/layout-shell.tsx';
import { SignInButton } from '@/components/signin/sign-in-button.tsx';
import { signIn } from '@/lib/auth.ts';
import { safeCallbackPath } from '@/lib/callback-url.ts';
import { env } from '@/lib/env.ts';
import { currentUser } from '@/lib/load.ts';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<{ callbackUrl?: string; again?: string }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, again } = await searchParams;
  const redirectTo = safeCallbackPath(callbackUrl, env().DASHBOARD_URL);
  if (again === undefined && (await currentUser())) redirect(redirectTo);

  async function start() {
    'use server';
    await signIn('discord', { redirectTo });
  }

  return (
    <LayoutShell>
      <div className="grid min-h-[75dvh] place-items-center px-4 py-16">
        <div className="stub-edge w-full max-w-md">
          <div className="rounded-2xl bg-surface">
            <div className="grid gap-6 px-7 pt-8 pb-7">
              <Mark className="size-10" />
              <div className="grid gap-1.5">
                <h1 className="font-semibold text-2xl tracking-[-0.02em]">
                  Sign in to FNS Tickets
                </h1>
                <p className="text-ink-2">
                  With your Discord account. What you may do here follows from your roles there, at
                  every moment.
                </p>
              </div>
              <form action={start}>
                <SignInButton className="w-full" />
              </form>
            </div>
            <dl className="grid gap-3 border-line-strong border-t border-dashed px-7 pt-5 pb-7 text-xs">
              <div className="grid gap-0.5">
                <dt className="font-medium">What Discord tells us</dt>
                <dd className="text-ink-2">
                  Your name and picture, which servers you are in, and your roles there.
                </dd>
              </div>
              <div className="grid gap-0.5">
                <dt className="font-medium">What it doesn’t</dt>
                <dd className="text-ink-2">
                  Your e-mail address, your messages, your friends. We can’t act in your name.
                </dd>
              </div>
            </dl>
          </div>
        </div>
      </div>
    </LayoutShell>
  );
}
