import { useSession, useSessionState } from '../session/use-session.ts';
import { Icon } from './icons.tsx';

/** Refusals and mishaps, said once in a corner. */
export function Notices() {
  const session = useSession();
  const notices = useSessionState((state) => state.notices);
  return (
    <div className="notices" role="status">
      {notices.map(({ id, text }) => (
        <div key={id} className="notice">
          <span>{text}</span>
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            onClick={() => session.dismissNotice(id)}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
    </div>
  );
}

/** Says that live news is interrupted. Short interruptions are not worth a word. */
export function OfflineBanner() {
  const online = useSessionState((state) => state.online);
  return (
    <div role="status" className="offline-status">
      {!online && (
        <p className="offline">
          Connection to the Sandbox lost. Trying again… What you see may be out of date.
        </p>
      )}
    </div>
  );
}
