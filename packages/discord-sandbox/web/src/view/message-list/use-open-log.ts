import { useEffect, useState } from 'react';
import type { ChannelView } from '../../../../src/control/contract.ts';
import { useSession, useSessionState } from '../../session/use-session.ts';

/**
 * Loads what the address asks for: the channel's latest, or the surroundings of a linked message.
 * @returns up to where this person had read when they came, for the "new" line
 */
export function useOpenLog(channel: ChannelView, messageId: string | null): string | null {
  const session = useSession();
  const [readUpTo] = useState(channel.unread ? channel.lastReadId : null);
  const missing = useSessionState((state) => state.logs[channel.id] === undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a log dropped elsewhere is loaded again
  useEffect(() => {
    const { history, store } = session;
    const log = store.get().logs[channel.id];
    const here = log?.messages.some(({ id }) => id === messageId);
    if (messageId && !here) void history.loadAround(channel.id, messageId);
    else history.open(channel.id);
  }, [session, channel.id, messageId, missing]);
  return readUpTo;
}
