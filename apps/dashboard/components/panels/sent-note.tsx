import type { Panel } from '@fns/contracts/panel';
import type { GuildData } from '@/lib/api/contract.ts';
import { Badge } from '../ui/badge.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';

/** Where a panel was sent, and whether Discord still shows an older version of it. */
export function SentNote({ panel, guild }: { panel: Panel; guild: Pick<GuildData, 'channels'> }) {
  if (!panel.messageId || !panel.channel || !panel.sentAt) return <Badge dot>Not sent yet</Badge>;
  const channel = guild.channels.find(({ id }) => id === panel.channel);
  const stale = panel.updatedAt > panel.sentAt;
  return (
    <span className="inline-flex flex-wrap items-center gap-2 text-sm">
      <Badge tone={channel ? 'ok' : 'warn'} dot>
        {channel ? `Sent to #${channel.name}` : 'Its channel was deleted'}
      </Badge>
      <span className="text-ink-3 text-xs">
        {stale ? (
          'Changed since: Discord still shows the older version'
        ) : (
          <RelativeTime at={panel.sentAt} />
        )}
      </span>
    </span>
  );
}
