import type { APIMessage } from 'discord-api-types/v10';
import { useRef, useState } from 'react';
import type { ChannelView } from '../../../../src/control/contract.ts';
import { may } from '../../permissions.ts';
import { hrefOf } from '../../route/route.ts';
import { useSession } from '../../session/use-session.ts';
import { EmojiPicker } from '../emoji-picker.tsx';
import { Icon, type IconName } from '../icons.tsx';
import { DeleteDialog } from './delete-dialog.tsx';

interface MessageActionsProps {
  message: APIMessage;
  channel: ChannelView;
  selfId: string;
  onEdit: (messageId: string) => void;
  onReply: (messageId: string) => void;
}

/** What one may do with a message, in its corner. */
export function MessageActions(props: MessageActionsProps) {
  const { message, channel, selfId, onEdit, onReply } = props;
  const session = useSession();
  const reactButton = useRef<HTMLButtonElement>(null);
  const [picking, setPicking] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const own = message.author.id === selfId;
  const direct = channel.guildId === null;
  const mayReact = direct || may(channel.permissions, 'ADD_REACTIONS');
  const mayReply = direct || may(channel.permissions, 'SEND_MESSAGES');
  const mayDelete = own || (!direct && may(channel.permissions, 'MANAGE_MESSAGES'));

  const copy = (text: string, what: string) => {
    void navigator.clipboard?.writeText(text);
    session.notify(`${what} copied`);
  };

  return (
    <>
      {mayReact && (
        <button
          ref={reactButton}
          type="button"
          className="icon-button"
          aria-label="Add reaction"
          title="Add reaction"
          aria-haspopup="dialog"
          aria-expanded={picking}
          onClick={() => setPicking(!picking)}
        >
          <Icon name="smile" size={18} />
        </button>
      )}
      {mayReply && <Action icon="reply" label="Reply" onPress={() => onReply(message.id)} />}
      {own && <Action icon="pencil" label="Edit" onPress={() => onEdit(message.id)} />}
      <Action
        icon="link"
        label="Copy link"
        onPress={() =>
          copy(location.origin + hrefOf(channel.guildId, channel.id, message.id), 'Link')
        }
      />
      <Action icon="id" label="Copy message ID" onPress={() => copy(message.id, 'ID')} />
      {mayDelete && (
        <Action
          icon="trash"
          label="Delete"
          onPress={(shift) => (shift ? void session.remove(message.id) : setDeleting(true))}
        />
      )}
      {picking && reactButton.current && (
        <EmojiPicker
          anchor={reactButton.current}
          guildId={channel.guildId}
          onClose={() => setPicking(false)}
          onPick={({ reaction }) => {
            setPicking(false);
            void session.react(message.id, reaction, true);
          }}
        />
      )}
      {deleting && (
        <DeleteDialog
          message={message}
          guildId={channel.guildId}
          onCancel={() => setDeleting(false)}
          onDelete={() => {
            setDeleting(false);
            void session.remove(message.id);
          }}
        />
      )}
    </>
  );
}

interface ActionProps {
  icon: IconName;
  label: string;
  onPress: (shift: boolean) => void;
}

function Action({ icon, label, onPress }: ActionProps) {
  return (
    <button
      type="button"
      className="icon-button"
      data-danger={icon === 'trash' || undefined}
      aria-label={label}
      title={label}
      onClick={(event) => onPress(event.shiftKey)}
    >
      <Icon name={icon} size={18} />
    </button>
  );
}
