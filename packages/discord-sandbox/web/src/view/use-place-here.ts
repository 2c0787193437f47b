import { useEffect, useMemo } from 'react';
import type { ChannelView, GuildView } from '../../../src/control/contract.ts';
import { hrefOf, parseRoute } from '../route/route.ts';
import { navigate, usePathname } from '../route/use-route.ts';
import { useSessionState } from '../session/use-session.ts';
import { firstChannel } from './channel-order.ts';

/** Where the address leads, for the person one is. */
export interface Here {
  path: string;
  /** `@me` is the home of direct messages. */
  home: boolean;
  guild: GuildView | undefined;
  channel: ChannelView | undefined;
  messageId: string | null;
  /** The address names something this person can't see, or that doesn't exist. */
  missing: boolean;
  title: string;
}

export function usePlaceHere(): Here {
  const path = usePathname();
  const ready = useSessionState(({ phase }) => phase === 'ready');
  const guilds = useSessionState((state) => state.guilds);
  const directMessages = useSessionState((state) => state.directMessages);
  const people = useSessionState((state) => state.people);
  const selfId = useSessionState(({ self }) => self?.id);

  const landing = ready ? landingPath(path, guilds) : undefined;
  useEffect(() => {
    if (landing) navigate(landing, 'replace');
  }, [landing]);

  return useMemo(() => {
    const route = parseRoute(path);
    const home = route?.guildId === '@me';
    const guild = guilds.find(({ id }) => id === route?.guildId);
    const channels = home ? directMessages : (guild?.channels ?? []);
    const channel = channels.find(({ id }) => id === route?.channelId);
    const other = channel?.recipientIds.find((id) => id !== selfId);
    const lost = !route || (!home && !guild) || Boolean(route.channelId && !channel);
    return {
      path,
      home,
      guild,
      channel,
      messageId: route?.messageId ?? null,
      missing: ready && landing === undefined && lost,
      title:
        channel?.guildId === null
          ? (people[other ?? '']?.displayName ?? 'Direct message')
          : (channel?.name ?? guild?.name ?? (home ? 'Direct messages' : 'Sandbox')),
    };
  }, [path, guilds, directMessages, people, selfId, ready, landing]);
}

/** Where an address that names no channel leads on to; undefined when it is fine as it is. */
function landingPath(path: string, guilds: readonly GuildView[]): string | undefined {
  const route = parseRoute(path);
  if (!route || route.guildId === '@me' || route.channelId) return undefined;
  const guild = route.guildId ? guilds.find(({ id }) => id === route.guildId) : guilds[0];
  if (!guild) return route.guildId ? undefined : hrefOf('@me');
  const channel = firstChannel(guild);
  return channel ? hrefOf(guild.id, channel.id) : undefined;
}
