import { useState } from 'react';
import type { ChannelView, GuildView } from '../../../src/control/contract.ts';
import { hrefOf } from '../route/route.ts';
import { useSessionState } from '../session/use-session.ts';
import { Avatar } from './avatar.tsx';
import { type ChannelGroup, channelGroups, isVoice } from './channel-order.ts';
import { Badge } from './guild-rail.tsx';
import { Icon, type IconName } from './icons.tsx';
import type { Here } from './use-place-here.ts';

/** The channels of the open server, or the direct messages. */
export function Sidebar({ here }: { here: Here }) {
  return (
    <nav className="sidebar" aria-label={here.guild ? 'Channels' : 'Direct messages'}>
      <h2 className="sidebar-title">{here.guild?.name ?? 'Direct messages'}</h2>
      <div className="sidebar-list">
        {here.guild ? (
          <GuildChannels guild={here.guild} here={here} />
        ) : (
          <DirectMessages here={here} />
        )}
      </div>
    </nav>
  );
}

function GuildChannels({ guild, here }: { guild: GuildView; here: Here }) {
  const groups = channelGroups(guild);
  if (groups.length === 0) {
    return <p className="sidebar-none">No channel of this server is open to you.</p>;
  }
  return groups.map((group) => (
    <Group key={group.category?.id ?? 'none'} group={group} openId={here.channel?.id} />
  ));
}

function Group({ group, openId }: { group: ChannelGroup; openId: string | undefined }) {
  const [closed, setClosed] = useState(false);
  const { category, channels } = group;
  // A closed category still shows what is open or unread in it.
  const shown = channels.filter(
    ({ channel }) => !closed || channel.id === openId || channel.unread,
  );
  return (
    // A fieldset is for forms, and a section would be one landmark too many.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div className="group" role="group" aria-label={category?.name}>
      {category && (
        <button
          type="button"
          className="group-name"
          aria-expanded={!closed}
          onClick={() => setClosed(!closed)}
        >
          <Icon name={closed ? 'right' : 'down'} size={12} />
          <span>{category.name}</span>
        </button>
      )}
      <ul>
        {shown.map(({ channel, threads }) => (
          <li key={channel.id}>
            <ChannelLink channel={channel} open={channel.id === openId} />
            {threads.length > 0 && (
              <ul className="threads">
                {threads.map((thread) => (
                  <li key={thread.id}>
                    <ChannelLink channel={thread} open={thread.id === openId} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ChannelLink({ channel, open }: { channel: ChannelView; open: boolean }) {
  const { id, guildId, name, unread, mentions } = channel;
  return (
    <a
      className="channel"
      href={hrefOf(guildId, id)}
      aria-current={open ? 'page' : undefined}
      data-unread={unread || undefined}
    >
      <Icon name={channelIcon(channel)} size={18} />
      <span className="channel-name">{name}</span>
      {unread && <span className="visually-hidden">, unread</span>}
      <Badge count={mentions} />
    </a>
  );
}

export function channelIcon(channel: ChannelView): IconName {
  if (isVoice(channel)) return 'speaker';
  if (channel.type >= 10 && channel.type <= 12) return 'thread';
  if (channel.type === 15) return 'forum';
  if (channel.type === 5) return 'megaphone';
  if (channel.guildId === null) return 'at';
  return channel.private ? 'lock' : 'hash';
}

function DirectMessages({ here }: { here: Here }) {
  const channels = useSessionState((state) => state.directMessages);
  const people = useSessionState((state) => state.people);
  const selfId = useSessionState(({ self }) => self?.id);
  if (channels.length === 0) {
    return (
      <p className="sidebar-none">
        No messages yet. Open a server and press someone’s name to write to them.
      </p>
    );
  }
  return (
    <ul>
      {channels.map(({ id, recipientIds, unread, mentions }) => {
        const other = people[recipientIds.find((each) => each !== selfId) ?? ''];
        const name = other?.displayName ?? 'Unknown';
        return (
          <li key={id}>
            <a
              className="channel channel-dm"
              href={hrefOf('@me', id)}
              aria-current={here.channel?.id === id ? 'page' : undefined}
              data-unread={unread || undefined}
            >
              <Avatar name={name} url={other?.avatarUrl ?? null} size={32} />
              <span className="channel-name">{name}</span>
              {unread && <span className="visually-hidden">, unread</span>}
              <Badge count={mentions} />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
