import { commandTitle } from '../command-title.tsx';
import type {} from '../css-properties.ts';
import { Icon } from '../icons.tsx';
import { Markdown, type MentionNames } from '../markdown.tsx';
import { Avatar } from './avatar.tsx';
import { colorOf, type ShownMessage, type ShownReply } from './shown-message.ts';

/** The answered message in one line, above the answer. */
export function ReplyLine(props: { reply: ShownReply | null; names?: MentionNames | undefined }) {
  const { reply, names } = props;
  return (
    <div className="dc-reply">
      <span className="dc-reply-spine" aria-hidden="true" />
      {reply ? <Answered reply={reply} names={names} /> : <i>The original message was deleted</i>}
    </div>
  );
}

function Answered(props: { reply: ShownReply; names?: MentionNames | undefined }) {
  const { reply, names } = props;
  const text = reply.content.replace(/\s+/g, ' ').slice(0, 200);
  return (
    <>
      <Avatar person={reply.author} size={16} />
      <span className="dc-reply-name" style={{ '--dc-name': colorOf(reply.author) }}>
        {reply.author.displayName}
      </span>
      <span className="dc-reply-text">
        {text ? <Markdown text={text} names={names} inline /> : <i>Press to see attachment</i>}
      </span>
      {reply.href && (
        <a className="dc-reply-link" href={reply.href}>
          <span className="dc-visually-hidden">Go to the answered message</span>
        </a>
      )}
    </>
  );
}

/** Who used which command, above the answer to it. */
export function CommandLine({ command }: { command: NonNullable<ShownMessage['command']> }) {
  return (
    <div className="dc-reply">
      <span className="dc-reply-spine" aria-hidden="true" />
      <Icon name="reply" size={14} />
      <span className="dc-reply-name">{command.userName}</span> <span>used</span>{' '}
      <span className="dc-mention">{commandTitle(command.name)}</span>
    </div>
  );
}
