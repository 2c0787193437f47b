import { commandTitle } from '@fns/discord-ui/command-title';
import { useSession, useSessionState } from '../../session/use-session.ts';

/** Commands one has sent in this channel: under way, or left unanswered by the application. */
export function CommandStates({ channelId }: { channelId: string }) {
  const session = useSession();
  const pending = useSessionState((state) => state.pending);
  const unanswered = useSessionState((state) => state.unanswered);
  const here = pending.filter((each) => each.channelId === channelId && each.commandName);
  const failed = unanswered.filter((each) => each.channelId === channelId && each.commandName);
  return (
    <>
      {here.map(({ interactionId, commandName }) => (
        <p key={interactionId} className="command-state" role="status">
          Sending <strong>{commandTitle(commandName)}</strong>…
        </p>
      ))}
      {failed.map(({ interactionId, commandName }) => (
        <p key={interactionId} className="command-state command-state-failed" role="alert">
          <strong>{commandTitle(commandName)}</strong> This application did not respond ·{' '}
          <button
            type="button"
            className="text-button"
            onClick={() => session.interactions.forget(interactionId)}
          >
            Dismiss message
          </button>
        </p>
      ))}
    </>
  );
}
