import type { SelectChoice, SelectJson } from '@fns/discord-ui/components';
import { useCallback } from 'react';
import { findGuild } from '../session/state.ts';
import { useSession } from '../session/use-session.ts';

/** What a user, role, mentionable or channel menu of a bot offers, as far as this person can see. */
export function useSelectChoices(guildId: string | null): (select: SelectJson) => SelectChoice[] {
  const { store } = useSession();
  return useCallback(
    ({ type, channelTypes }) => {
      const guild = findGuild(store.get(), guildId);
      if (!guild) return [];
      const users = guild.members.map(({ userId, displayName, username }) => ({
        value: userId,
        label: displayName,
        description: username,
      }));
      const roles = guild.roles
        .filter(({ id }) => id !== guild.id)
        .map(({ id, name }) => ({ value: id, label: `@${name}` }));
      if (type === 5) return users;
      if (type === 6) return roles;
      if (type === 7) return [...roles, ...users];
      return guild.channels
        .filter((channel) => channelTypes.length === 0 || channelTypes.includes(channel.type))
        .map(({ id, name }) => ({ value: id, label: `#${name}` }));
    },
    [store, guildId],
  );
}
