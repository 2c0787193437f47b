import { DatabaseZap, ShieldAlert } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { LayoutShell } from '@/components/layout/layout-shell.tsx';
import { Wall } from '@/components/refusal/wall.tsx';
import { Button } from '@/components/ui/button.tsx';

export const metadata: Metadata = { title: 'Sign-in did not work' };

const reasons: Record<string, { title: string; text: string }> = {
  AccessDenied: {
    title: 'You said no at Discord',
    text: 'Nothing was shared with us. To use the dashboard, allow the sign-in.',
  },
  Verification: {
    title: 'This sign-in has expired',
    text: 'It was started too long ago or used already. Begin anew.',
  },
  DatabaseUnavailable: {
    title: 'The database does not answer',
    text: 'You can sign in as soon as it is back. Nothing was lost.',
  },
};

const other = {
  title: 'Sign-in did not work',
  text: 'Discord and we did not come together. Often a second try is enough.',
};

interface AuthErrorPageProps {
  searchParams: Promise<{ error?: string; reference?: string }>;
}

export default async function AuthErrorPage({ searchParams }: AuthErrorPageProps) {
  const { error = '', reference } = await searchParams;
  const reason = Object.hasOwn(reasons, error) ? (reasons[error] ?? other) : other;
  return (
    <LayoutShell>
      <Wall
        icon={error === 'DatabaseUnavailable' ? DatabaseZap : ShieldAlert}
        code="SIGN-IN"
        title={reason.title}
        reference={reference?.slice(0, 64)}
        actions={
          <>
            <Button asChild variant="primary">
              <Link href="/signin">Try again</Link>
            </Button>
            <Button asChild>
              <Link href="/">Home</Link>
            </Button>
          </>
        }
      >
        <p>{reason.text}</p>
      </Wall>
    </LayoutShell>
  );
}
