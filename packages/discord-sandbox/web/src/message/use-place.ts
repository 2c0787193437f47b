import { useMemo } from 'react';
import { findGuild } from '../session/state.ts';
import { useSessionState } from '../session/use-session.ts';
import { placeOf } from './shown.ts';

export function usePlace(guildId: string | null) {
  const guild = useSessionState((state) => findGuild(state, guildId));
  const people = useSessionState(({ people }) => people);
  return useMemo(() => placeOf(guild, people), [guild, people]);
}
