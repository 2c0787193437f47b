import { type ErrorCode, errorCatalogue, type Refusal } from '@fns/contracts/errors';
import { staffPermission } from '@fns/contracts/permissions';
import { Ban, CloudOff, DatabaseZap, Hourglass, Lock, type LucideIcon, Unplug } from 'lucide-react';
import Link from 'next/link';
import { z } from 'zod';
import { permissionLabels } from '../settings/permission-labels.ts';
import { Button } from '../ui/button.tsx';
import { RetryButton } from './retry-button.tsx';
import { Wall } from './wall.tsx';

interface Look {
  icon: LucideIcon;
  title: string;
  help: string;
  /** Worth asking again as it is. */
  retry?: boolean;
}

const looks: Partial<Record<ErrorCode, Look>> = {
  forbidden: {
    icon: Lock,
    title: 'This part is not open to you',
    help: 'A server manager can give your role the permission under Settings → Permissions.',
  },
  bot_unavailable: {
    icon: Unplug,
    title: 'The bot does not answer',
    help: 'The dashboard asks the bot what you may see, so it has to wait for it. Tickets and transcripts are safe.',
    retry: true,
  },
  database_unavailable: {
    icon: DatabaseZap,
    title: 'The database does not answer',
    help: 'This page works again as soon as it is back.',
    retry: true,
  },
  discord_unavailable: {
    icon: CloudOff,
    title: 'Discord does not answer',
    help: 'Tickets and transcripts are safe.',
    retry: true,
  },
  rate_limited: {
    icon: Hourglass,
    title: 'That was a lot at once',
    help: 'Give it a few seconds.',
    retry: true,
  },
};

const other: Look = { icon: Ban, title: 'This did not work', help: '', retry: true };

/** A whole page that says why it can't be shown, and the way out. */
export function RefusalPage({ refusal, back = '/dashboard' }: { refusal: Refusal; back?: string }) {
  const look = looks[refusal.code] ?? other;
  return (
    <Wall
      icon={look.icon}
      code={String(errorCatalogue[refusal.code].status)}
      title={look.title}
      actions={actions(look, back)}
    >
      <p>{sentence(refusal)}</p>
      {look.help ? <p>{look.help}</p> : null}
    </Wall>
  );
}

function actions(look: Look, back: string) {
  return (
    <>
      {look.retry ? <RetryButton /> : null}
      <Button asChild variant={look.retry ? 'secondary' : 'primary'}>
        <Link href={back}>{back === '/dashboard' ? 'Your servers' : 'Back'}</Link>
      </Button>
    </>
  );
}

/** The refusal's own sentence, with our permission's name in place of its code. */
function sentence({ code, message, details }: Refusal): string {
  const needed = forbiddenDetails.safeParse(details);
  return code === 'forbidden' && needed.success
    ? `It takes the permission “${permissionLabels[needed.data.permission]}” in this server.`
    : message;
}

const forbiddenDetails = z.object({ permission: staffPermission });
