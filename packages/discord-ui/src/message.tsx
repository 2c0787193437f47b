import type { ReactNode } from 'react';
import { isWholeMessage } from './components/read-layout.ts';
import { Components, type ComponentsProps } from './components.tsx';
import type {} from './css-properties.ts';
import { Embed } from './embed.tsx';
import { Markdown, type MentionNames } from './markdown.tsx';
import { Attachments, type ShownAttachment } from './message/attachments.tsx';
import { Avatar } from './message/avatar.tsx';
import { Deleted, EditedMark } from './message/history.tsx';
import { Reactions, type ShownReaction } from './message/reactions.tsx';
import { CommandLine, ReplyLine } from './message/reply-line.tsx';
import { colorOf, type ShownMessage } from './message/shown-message.ts';
import { SystemMessage, systemText } from './message/system-message.tsx';
import { MessageTime } from './timestamp.tsx';

export { continues } from './message/continues.ts';
export type { ShownAttachment, ShownMessage, ShownReaction };

export interface MessageProps {
  message: ShownMessage;
  names?: MentionNames | undefined;
  /** Drawn without avatar and name, as the continuation of the message above; see `continues`. */
  grouped?: boolean | undefined;
  /** Buttons shown in the corner while the message is hovered or focused. */
  actions?: ReactNode;
  /** Instead of the text, for instance an editor. */
  body?: ReactNode;
  /** Under everything else, for instance "Only you can see this". */
  footer?: ReactNode;
  onReact?: ((reaction: ShownReaction) => void) | undefined;
  components?: Omit<ComponentsProps, 'rows' | 'names' | 'attachments'> | undefined;
  highlighted?: boolean | undefined;
}

/** One message as Discord draws it. Its element's id is `message-<id>`, for permanent links. */
export function Message(props: MessageProps) {
  const { message, names, grouped = false, actions, body, footer, onReact, highlighted } = props;
  const { author, createdAt, replyTo, command } = message;
  const system = systemText(message.type);
  const whole = isWholeMessage(message.components);
  const state = [
    'dc-message',
    grouped && 'dc-message-grouped',
    message.ephemeral && 'dc-message-ephemeral',
    message.deletedAt && 'dc-message-deleted',
    highlighted && 'dc-message-highlighted',
  ];

  return (
    <article
      id={`message-${message.id}`}
      className={state.filter(Boolean).join(' ')}
      aria-label={`${author.displayName}${author.bot ? ', app' : ''}`}
      tabIndex={-1}
    >
      {system ? (
        <SystemMessage message={message} text={system} />
      ) : (
        <>
          {replyTo !== undefined && <ReplyLine reply={replyTo} names={names} />}
          {command && <CommandLine command={command} />}
          <div className="dc-gutter">
            {grouped ? (
              <MessageTime at={createdAt} shape="clock" className="dc-time dc-time-gutter" />
            ) : (
              <Avatar person={author} />
            )}
          </div>
          <div className="dc-body">
            {!grouped && (
              <div className="dc-header">
                <span className="dc-author" style={{ '--dc-name': colorOf(author) }}>
                  {author.displayName}
                </span>
                {author.bot && <span className="dc-tag">APP</span>}
                <MessageTime at={createdAt} className="dc-time" />
              </div>
            )}
            {body ?? <Content message={message} names={names} />}
            {message.deletedAt && <Deleted at={message.deletedAt} />}
            {message.embeds.map((embed, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: embeds have no identity but their place
              <Embed key={at} embed={embed} names={names} />
            ))}
            {!whole && <Attachments attachments={message.attachments} />}
            {message.stickers?.map((sticker) => (
              <div key={sticker.id ?? sticker.name} className="dc-sticker">
                Sticker: {sticker.name}
              </div>
            ))}
            {message.components.length > 0 && (
              <Components
                rows={message.components}
                attachments={message.attachments}
                names={names}
                {...props.components}
              />
            )}
            <Reactions reactions={message.reactions ?? []} names={names} onReact={onReact} />
            {footer}
          </div>
        </>
      )}
      {actions && <div className="dc-actions">{actions}</div>}
    </article>
  );
}

function Content({ message, names }: Pick<MessageProps, 'message' | 'names'>) {
  if (message.thinking) {
    return (
      <p className="dc-thinking">
        <span className="dc-dots" aria-hidden="true" /> {message.author.displayName} is thinking…
      </p>
    );
  }
  if (message.content === '' && !message.editedAt) return null;
  return (
    <div className="dc-content">
      {message.content !== '' && <Markdown text={message.content} names={names} />}
      {message.editedAt && (
        <EditedMark at={message.editedAt} edits={message.edits ?? []} names={names} />
      )}
    </div>
  );
}
