import { hrefOf } from '../route/route.ts';
import { useSessionState } from '../session/use-session.ts';
import { Mark } from './splash.tsx';
import type { Here } from './use-place-here.ts';

/** The servers, and home with the direct messages. */
export function GuildRail({ here }: { here: Here }) {
  const guilds = useSessionState((state) => state.guilds);
  const directMessages = useSessionState((state) => state.directMessages);
  const waiting = directMessages.reduce(
    (sum, { unread, mentions }) => sum + (unread ? Math.max(1, mentions) : 0),
    0,
  );
  return (
    <nav className="rail" aria-label="Servers">
      <ul>
        <li>
          <a
            className="rail-home"
            href={hrefOf('@me')}
            aria-current={here.home ? 'page' : undefined}
            title="Direct messages"
          >
            <Mark size={44} />
            <span className="visually-hidden">Direct messages</span>
            <Badge count={waiting} />
          </a>
        </li>
        <li className="rail-line" aria-hidden="true" />
        {guilds.map((guild) => {
          const mentions = guild.channels.reduce((sum, channel) => sum + channel.mentions, 0);
          const unread = guild.channels.some((channel) => channel.unread);
          return (
            <li key={guild.id}>
              <a
                className="rail-guild"
                href={hrefOf(guild.id)}
                aria-current={here.guild?.id === guild.id ? 'page' : undefined}
                data-unread={unread || undefined}
                data-away={!guild.available || undefined}
                title={guild.name}
              >
                {guild.iconUrl ? (
                  <img src={guild.iconUrl} alt="" />
                ) : (
                  <span>{initials(guild.name)}</span>
                )}
                <span className="visually-hidden">
                  {guild.name}
                  {unread && ', unread'}
                  {!guild.available && ', unavailable'}
                </span>
                <Badge count={mentions} />
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

export function Badge({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="badge">
      {count > 99 ? '99+' : count}
      <span className="visually-hidden"> {count === 1 ? 'mention' : 'mentions'}</span>
    </span>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 3);
}
