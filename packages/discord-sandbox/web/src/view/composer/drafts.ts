import type { Session } from '../../session/session.ts';

const kept = new WeakMap<Session, Map<string, string>>();

/** What was begun in a channel and not sent, per person, while the page is open. */
export const drafts = {
  get: (session: Session, channelId: string): string => kept.get(session)?.get(channelId) ?? '',
  set: (session: Session, channelId: string, text: string): void => {
    const mine = kept.get(session) ?? new Map<string, string>();
    mine.set(channelId, text);
    kept.set(session, mine);
  },
};
