import type { APIMessage } from 'discord-api-types/v10';
import type { MouseEvent } from 'react';
import type { ChannelView } from '../../../../src/control/contract.ts';
import { may } from '../../permissions.ts';
import { hrefOf } from '../../route/route.ts';
import { useSession } from '../../session/use-session.ts';
import { Icon, type IconName } from '../icons.tsx';

interface MessageActionsProps {
  message: APIMessage;
  channel: ChannelView;
  selfId: string;
  onEdit: (messageId: string) => void;
  onReply: (messageId: string) => void;
  /** Asks which emoji; the picker opens beside the button. */
  onReact: (button: HTMLElement) => void;
  /** Asks which application's command; undefined where there is none. */
  onApps: ((button: HTMLElement) => void) | undefined;
  onDelete: () => void;
}

/** What one may do with a message, in its corner. */
export function MessageActions(props: MessageActionsProps) {
  const { message, channel, selfId, onEdit, onReply, onReact, onApps, onDelete } = props;
  const session = useSession();
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
        <Action
          icon="smile"
          label="Add reaction"
          onPress={(event) => onReact(event.currentTarget)}
        />
      )}
      {mayReply && <Action icon="reply" label="Reply" onPress={() => onReply(message.id)} />}
      {own && <Action icon="pencil" label="Edit" onPress={() => onEdit(message.id)} />}
      {onApps && (
        <Action icon="apps" label="Apps" onPress={(event) => onApps(event.currentTarget)} />
      )}
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
          onPress={(event) => (event.shiftKey ? void session.remove(message.id) : onDelete())}
        />
      )}
    </>
  );
}

interface ActionProps {
  icon: IconName;
  label: string;
  onPress: (event: MouseEvent<HTMLButtonElement>) => void;
}

function Action({ icon, label, onPress }: ActionProps) {
  return (
    <button
      type="button"
      className="icon-button"
      data-danger={icon === 'trash' || undefined}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Icon name={icon} size={18} />
    </button>
  );
}
