import Link from 'next/link';
import type { GuildList } from '@/lib/api/contract.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Why the servers without the bot may be missing from the list. */
export function DiscordNotice({ state }: { state: GuildList['discord'] }) {
  if (state === 'ok') return null;
  if (state === 'unavailable')
    return (
      <Notice title="Discord does not answer right now">
        Servers without the bot are not listed until it does. Everything else works.
      </Notice>
    );
  return (
    <Notice
      tone="warn"
      title="Discord no longer tells us your other servers"
      action={
        <Button asChild size="sm">
          <Link href="/signin?again">Sign in again</Link>
        </Button>
      }
    >
      Your authorization ended. Sign in again to list servers without the bot.
    </Notice>
  );
}
