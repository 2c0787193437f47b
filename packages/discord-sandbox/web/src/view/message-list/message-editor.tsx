import type { APIMessage } from 'discord-api-types/v10';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useSession } from '../../session/use-session.ts';

/** A message's text, being changed: Enter saves, Escape leaves it as it was. */
export function MessageEditor({ message, onDone }: { message: APIMessage; onDone: () => void }) {
  const session = useSession();
  const [text, setText] = useState(message.content);
  const box = useRef<HTMLTextAreaElement>(null);

  // From where one came, to there one goes back: the box below, or the message whose button it was.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = document.activeElement;
    const row = element.closest('article');
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
    element.scrollIntoView({ block: 'nearest' });
    return () => {
      if (!row?.contains(document.activeElement)) return;
      const back = before?.isConnected && before !== document.body ? before : row;
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    };
  }, []);

  const save = () => {
    onDone();
    const empty = text.trim() === '' && message.attachments.length === 0;
    if (!empty && text !== message.content) void session.edit(message.id, text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    }
  };
  return (
    <div className="editor">
      <textarea
        ref={box}
        className="grows"
        aria-label="Edit message"
        value={text}
        maxLength={2000}
        rows={1}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      <p className="editor-keys">
        escape to{' '}
        <button type="button" className="text-button" onClick={onDone}>
          cancel
        </button>{' '}
        · enter to{' '}
        <button type="button" className="text-button" onClick={save}>
          save
        </button>
      </p>
    </div>
  );
}
