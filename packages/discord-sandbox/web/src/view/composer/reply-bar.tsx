import { usePlace } from '../../message/use-place.ts';
import { useSessionState } from '../../session/use-session.ts';
import { Icon } from '../icons.tsx';

interface ReplyBarProps {
  channelId: string;
  guildId: string | null;
  messageId: string;
  onCancel: () => void;
}

/** Whom the next message answers. */
export function ReplyBar({ channelId, guildId, messageId, onCancel }: ReplyBarProps) {
  const { names } = usePlace(guildId);
  const author = useSessionState(
    (state) => state.logs[channelId]?.messages.find(({ id }) => id === messageId)?.author,
  );
  return (
    <div className="reply-bar">
      <span>
        Replying to{' '}
        <strong>{author ? (names.users[author.id] ?? author.username) : 'a message'}</strong>
      </span>
      <button type="button" className="icon-button" aria-label="Don’t reply" onClick={onCancel}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
