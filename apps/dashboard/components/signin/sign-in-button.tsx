'use client';

import { useFormStatus } from 'react-dom';
import { Button } from '../ui/button.tsx';
import { DiscordLogo } from './discord-logo.tsx';

/** Submits the sign-in form; leaving for Discord takes a moment, so it says so. */
export function SignInButton({ className }: { className?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" variant="primary" size="lg" loading={pending} className={className}>
      <DiscordLogo />
      Continue with Discord
    </Button>
  );
}
