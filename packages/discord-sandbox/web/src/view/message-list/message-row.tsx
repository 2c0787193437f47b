import { Message, type ShownMessage, type ShownReaction } from '@fns/discord-ui/message';
import type { APIMessage } from 'discord-api-types/v10';
import { memo, useState } from 'react';
import type { ChannelView } from '../../../../src/control/contract.ts';
import type { Place } from '../../message/shown.ts';
import { useSession } from '../../session/use-session.ts';
import { AppCommands } from '../app-commands.tsx';
import type { ContextCommand } from '../context-commands.ts';
import { EmojiPicker } from '../emoji-picker.tsx';
import { Popover } from '../popover.tsx';
import { useSelectChoices } from '../select-choices.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessageEditor } from './message-editor.tsx';
import { useHandOverFocus } from './use-hand-over-focus.ts';

interface MessageRowProps {
  message: APIMessage;
  shown: ShownMessage;
  place: Place;
  channel: ChannelView;
  /** What applications offer to do with it. */
  commands: ContextCommand[];
  selfId: string;
  grouped: boolean;
  /** Under the pointer or the focus: only then it carries its actions. */
  active: boolean;
  editing: boolean;
  highlighted: boolean;
  /** The custom id of its component that waits for an answer. */
  pressed: string | null;
  /** The interaction on it that the application left unanswered. */
  unanswered: string | undefined;
  onEdit: (messageId: string | null) => void;
  onReply: (messageId: string) => void;
}

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, shown, place, channel, selfId, grouped, active, editing, highlighted } = props;
  const { commands, pressed, unanswered, onEdit, onReply } = props;
  const session = useSession();
  useHandOverFocus(props.message.id);
  const choices = useSelectChoices(channel.guildId);
  const { id } = message;
  const [picking, setPicking] = useState<HTMLElement | null>(null);
  const [choosing, setChoosing] = useState<HTMLElement | null>(null);
  const [deleting, setDeleting] = useState(false);
  const shows = active || picking !== null || choosing !== null || deleting;

  const react = ({ emoji, me }: ShownReaction) =>
    void session.react(id, emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name, !me);

  const row = (
    <Message
      message={shown}
      names={place.names}
      grouped={grouped}
      highlighted={highlighted}
      onReact={shown.ephemeral ? undefined : react}
      components={{
        pendingId: pressed,
        choices,
        onPress: (customId) => void session.interactions.click(message, customId),
        onSelect: (customId, values) => void session.interactions.select(message, customId, values),
      }}
      body={editing ? <MessageEditor message={message} onDone={() => onEdit(null)} /> : undefined}
      footer={
        <Footer
          ephemeral={shown.ephemeral ?? false}
          unanswered={unanswered !== undefined}
          onDismiss={() => void session.dismiss(id)}
        />
      }
      actions={
        shows && !editing && !shown.ephemeral ? (
          <MessageActions
            message={message}
            channel={channel}
            selfId={selfId}
            onEdit={onEdit}
            onReply={onReply}
            onReact={(button) => setPicking(picking ? null : button)}
            onApps={
              commands.length > 0 ? (button) => setChoosing(choosing ? null : button) : undefined
            }
            onDelete={() => setDeleting(true)}
          />
        ) : undefined
      }
    />
  );

  return (
    <>
      {row}
      {picking && (
        <EmojiPicker
          anchor={picking}
          guildId={channel.guildId}
          onClose={() => setPicking(null)}
          onPick={({ reaction }) => {
            setPicking(null);
            void session.react(id, reaction, true);
          }}
        />
      )}
      {choosing && (
        <Popover anchor={choosing} label="Apps" onClose={() => setChoosing(null)}>
          <AppCommands
            commands={commands}
            channel={channel}
            targetId={id}
            onDone={() => setChoosing(null)}
          />
        </Popover>
      )}
      {deleting && (
        <DeleteDialog
          message={message}
          guildId={channel.guildId}
          onCancel={() => setDeleting(false)}
          onDelete={() => {
            setDeleting(false);
            void session.remove(id);
          }}
        />
      )}
    </>
  );
});

interface FooterProps {
  ephemeral: boolean;
  unanswered: boolean;
  onDismiss: () => void;
}

function Footer({ ephemeral, unanswered, onDismiss }: FooterProps) {
  return (
    <>
      {unanswered && (
        <p className="unanswered" role="alert">
          This application did not respond
        </p>
      )}
      {ephemeral && (
        <p className="only-you">
          Only you can see this ·{' '}
          <button type="button" className="text-button" onClick={onDismiss}>
            Dismiss message
          </button>
        </p>
      )}
    </>
  );
}
