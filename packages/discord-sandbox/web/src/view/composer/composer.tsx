import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { ChannelView } from '../../../../src/control/contract.ts';
import { may } from '../../permissions.ts';
import { useSession } from '../../session/use-session.ts';
import { EmojiPicker } from '../emoji-picker.tsx';
import { Icon } from '../icons.tsx';
import type { ListedCommand } from './command-catalogue.ts';
import { CommandForm } from './command-form.tsx';
import { drafts } from './drafts.ts';
import { FileTray } from './file-tray.tsx';
import { ReplyBar } from './reply-bar.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { useAutosize } from './use-autosize.ts';
import { useFiles } from './use-files.ts';
import { useSuggestions } from './use-suggestions.ts';

interface ComposerProps {
  channel: ChannelView;
  guildId: string | null;
  title: string;
  replyTo: string | null;
  onReply: (messageId: string | null) => void;
  onEditLast: (messageId: string) => void;
}

const longest = 2000;
const typingEvery = 8000;

/** Where one writes: text, files, emoji, mentions and commands. Keeps a draft per channel. */
export function Composer(props: ComposerProps) {
  const { channel, guildId, title, replyTo, onReply, onEditLast } = props;
  const session = useSession();
  const [text, setText] = useState(() => drafts.get(session, channel.id));
  const [command, setCommand] = useState<ListedCommand | null>(null);
  const [picking, setPicking] = useState(false);
  const [dropping, setDropping] = useState(false);
  const files = useFiles(session.notify);
  const box = useRef<HTMLTextAreaElement>(null);
  const emojiButton = useRef<HTMLButtonElement>(null);
  const fileInput = useRef<HTMLInputElement>(null);
  const lastTyping = useRef(0);
  useAutosize(box, text);

  const direct = guildId === null;
  const thread = channel.type >= 10 && channel.type <= 12;
  const maySend =
    direct || may(channel.permissions, thread ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES');
  const mayAttach = direct || may(channel.permissions, 'ATTACH_FILES');
  const mayCommand = direct || may(channel.permissions, 'USE_APPLICATION_COMMANDS');

  const write = (next: string) => {
    setText(next);
    drafts.set(session, channel.id, next);
  };
  const suggestions = useSuggestions({
    box,
    text,
    channelId: channel.id,
    guildId,
    commands: mayCommand,
    onText: write,
    onCommand: (chosen) => {
      write('');
      setCommand(chosen);
    },
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: answering someone means writing next
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches || replyTo) box.current?.focus();
  }, [channel.id, replyTo]);

  const tooLong = text.length - longest;
  const send = () => {
    const content = suggestions.resolve(text).trim();
    if ((content === '' && files.list.length === 0) || tooLong > 0) return;
    session.outbox.send({ channelId: channel.id, content, files: files.list, replyTo });
    write('');
    files.clear();
    onReply(null);
    lastTyping.current = 0;
  };

  const onChange = (next: string) => {
    write(next);
    const now = Date.now();
    if (next.trim() !== '' && !next.startsWith('/') && now - lastTyping.current > typingEvery) {
      lastTyping.current = now;
      session.typing(channel.id);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || suggestions.onKeyDown(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && replyTo) {
      onReply(null);
    } else if (event.key === 'ArrowUp' && text === '' && !event.altKey) {
      const { logs, self } = session.store.get();
      const own = logs[channel.id]?.messages.findLast(({ author }) => author.id === self?.id);
      if (!own) return;
      event.preventDefault();
      onEditLast(own.id);
    }
  };

  const onPaste = (event: ClipboardEvent) => {
    if (!mayAttach || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    files.add(event.clipboardData.files);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    if (mayAttach) files.add(event.dataTransfer.files);
  };

  if (!maySend) {
    return (
      <div className="composer composer-off">
        <Icon name="lock" size={16} /> You can’t send messages in this channel.
      </div>
    );
  }
  if (command) {
    return (
      <CommandForm
        listed={command}
        channel={channel}
        guildId={guildId}
        onDone={() => {
          // The box must be there before it can be written in.
          flushSync(() => setCommand(null));
          box.current?.focus();
        }}
      />
    );
  }
  return (
    // A place to drop files; the button below does the same by keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className="composer"
      data-dropping={dropping || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(mayAttach);
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={onDrop}
    >
      <SuggestionList suggestions={suggestions} />
      {replyTo && (
        <ReplyBar
          channelId={channel.id}
          guildId={guildId}
          messageId={replyTo}
          onCancel={() => onReply(null)}
        />
      )}
      <FileTray files={files} />
      <div className="composer-row">
        {mayAttach && (
          <button
            type="button"
            className="icon-button"
            aria-label="Attach files"
            title="Attach files"
            onClick={() => fileInput.current?.click()}
          >
            <Icon name="plus" />
          </button>
        )}
        <input
          ref={fileInput}
          type="file"
          multiple
          hidden
          aria-label="Files to attach"
          onChange={({ target }) => {
            if (target.files) files.add(target.files);
            target.value = '';
            box.current?.focus();
          }}
        />
        <textarea
          ref={box}
          rows={1}
          value={text}
          aria-label={`Message ${direct ? title : `#${channel.name}`}`}
          placeholder={`Message ${direct ? title : `#${channel.name}`}`}
          enterKeyHint="send"
          {...suggestions.comboboxProps}
          onChange={({ target }) => {
            onChange(target.value);
            suggestions.onCaret();
          }}
          onSelect={suggestions.onCaret}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {tooLong > -200 && (
          <span className="composer-count" data-over={tooLong > 0 || undefined} role="status">
            {-tooLong}
            <span className="visually-hidden"> characters left</span>
          </span>
        )}
        <button
          ref={emojiButton}
          type="button"
          className="icon-button"
          aria-label="Emoji"
          title="Emoji"
          aria-haspopup="dialog"
          aria-expanded={picking}
          onClick={() => setPicking(!picking)}
        >
          <Icon name="smile" />
        </button>
        <button
          type="button"
          className="icon-button composer-send"
          aria-label="Send"
          disabled={(text.trim() === '' && files.list.length === 0) || tooLong > 0}
          onClick={send}
        >
          <Icon name="send" />
        </button>
      </div>
      {picking && emojiButton.current && (
        <EmojiPicker
          anchor={emojiButton.current}
          guildId={guildId}
          onClose={() => setPicking(false)}
          onPick={(emoji) => {
            setPicking(false);
            write(text + emoji.text);
            box.current?.focus();
          }}
        />
      )}
    </div>
  );
}
