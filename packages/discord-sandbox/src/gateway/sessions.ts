import type { Clock } from '../world/clock.ts';
import type { ReplayBufferLimits } from './replay-buffer.ts';
import { type Session, type SessionStart, startSession } from './session.ts';

/** A session waits this long for its client to come back. */
const resumeWindowMs = 3 * 60 * 1000;

const bufferLimits: ReplayBufferLimits = { dispatches: 20_000, size: 32 << 20 };

export type Sessions = ReturnType<typeof openSessions>;

/** All sessions, connected and waiting. `onPresence` hears when an application comes or goes. */
export function openSessions(
  clock: Clock,
  onPresence: (applicationId: string, online: boolean) => void,
) {
  const sessions = new Map<string, Session>();
  const expiries = new Map<string, () => void>();

  const isOnline = (applicationId: string) =>
    [...sessions.values()].some((one) => one.applicationId === applicationId && one.link);

  function withPresence<Result>(applicationId: string, change: () => Result): Result {
    const before = isOnline(applicationId);
    const result = change();
    const after = isOnline(applicationId);
    if (before !== after) onPresence(applicationId, after);
    return result;
  }

  const end = (session: Session) => {
    expiries.get(session.id)?.();
    expiries.delete(session.id);
    sessions.delete(session.id);
  };

  return {
    isOnline,
    values: () => sessions.values(),
    get: (id: string) => sessions.get(id),

    start(start: SessionStart, link: Session['link']): Session {
      return withPresence(start.applicationId, () => {
        const session = startSession(start, bufferLimits);
        session.link = link;
        sessions.set(session.id, session);
        return session;
      });
    },

    /** The client is back: its new socket takes the place of the old one, if that still stands. */
    attach(session: Session, link: Session['link']): void {
      withPresence(session.applicationId, () => {
        expiries.get(session.id)?.();
        expiries.delete(session.id);
        session.link?.cut();
        session.link = link;
      });
    },

    /** The socket is gone; the session waits for a RESUME, unless the client said goodbye. */
    detach(session: Session, goodbye: boolean): void {
      withPresence(session.applicationId, () => {
        session.link = undefined;
        if (goodbye) return end(session);
        expiries.set(
          session.id,
          clock.after(resumeWindowMs, () => end(session)),
        );
      });
    },

    /** The session can't be resumed any more. */
    end(session: Session): void {
      withPresence(session.applicationId, () => {
        session.link = undefined;
        end(session);
      });
    },
  };
}
