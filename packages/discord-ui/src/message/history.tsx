import { Icon } from '../icons.tsx';
import { Markdown, type MentionNames } from '../markdown.tsx';
import { EditedTime, MessageTime } from '../timestamp.tsx';

/** "(edited)"; where the earlier wordings were kept, it opens to show them. */
export function EditedMark(props: {
  at: string;
  edits: readonly { content: string; at: string }[];
  names?: MentionNames | undefined;
}) {
  const { at, edits, names } = props;
  if (edits.length === 0) return <EditedTime at={at} />;
  return (
    <details className="dc-history">
      <summary className="dc-edited">
        (edited{edits.length > 1 ? ` ${edits.length} times` : ''})
      </summary>
      <ol aria-label="Earlier wordings, oldest first">
        {edits.map((edit) => (
          <li key={edit.at}>
            <span className="dc-history-time">
              Until <MessageTime at={edit.at} />
            </span>
            {edit.content === '' ? (
              <i className="dc-muted">no text</i>
            ) : (
              <Markdown text={edit.content} names={names} />
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Says that a kept message was deleted in Discord, and when. */
export function Deleted({ at }: { at: string }) {
  return (
    <p className="dc-deleted">
      <Icon name="trash" size={14} /> Deleted <MessageTime at={at} />
    </p>
  );
}
