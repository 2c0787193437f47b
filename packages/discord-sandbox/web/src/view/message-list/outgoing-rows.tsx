import { Message, type ShownMessage } from '@fns/discord-ui/message';
import { authorOf, type Place } from '../../message/shown.ts';
import type { Outgoing } from '../../session/state.ts';
import { useSession, useSessionState } from '../../session/use-session.ts';

interface OutgoingRowsProps {
  outgoing: Outgoing[];
  place: Place;
  above: ShownMessage | undefined;
}

/** One's own messages on their way, or refused with the reason and a way to try again. */
export function OutgoingRows({ outgoing, place, above }: OutgoingRowsProps) {
  const session = useSession();
  const self = useSessionState((state) => state.self);
  if (!self) return null;
  return outgoing.map((each) => {
    const { nonce, content, files, at, problem } = each;
    const author = authorOf({ ...bare, id: self.id, username: self.username }, place);
    const names = files.map(({ name }) => name).join(', ');
    return (
      <div key={nonce} className="log-entry outgoing" data-failed={problem !== null || undefined}>
        <Message
          grouped={above?.author.id === self.id}
          names={place.names}
          message={{
            id: nonce,
            author,
            content: content || `Uploading ${names}…`,
            createdAt: at,
            editedAt: null,
            embeds: [],
            components: [],
            attachments: [],
          }}
          footer={
            problem && (
              <p className="outgoing-problem" role="alert">
                Not sent: {problem}{' '}
                <button
                  type="button"
                  className="text-button"
                  onClick={() => session.outbox.retry(each)}
                >
                  Try again
                </button>{' '}
                ·{' '}
                <button
                  type="button"
                  className="text-button"
                  onClick={() => session.outbox.discard(nonce)}
                >
                  Discard
                </button>
              </p>
            )
          }
        />
      </div>
    );
  });
}

const bare = { discriminator: '0', global_name: null, avatar: null };
