import type { KeyboardEvent } from 'react';
import { findGuild } from '../session/state.ts';
import { useSessionState } from '../session/use-session.ts';
import { Popover } from './popover.tsx';

const common = [
  ['👍', 'thumbs up'],
  ['👎', 'thumbs down'],
  ['❤️', 'heart'],
  ['😂', 'tears of joy'],
  ['😄', 'smile'],
  ['😊', 'blush'],
  ['😉', 'wink'],
  ['🤔', 'thinking'],
  ['😮', 'surprised'],
  ['😢', 'crying'],
  ['😅', 'sweat smile'],
  ['🙃', 'upside down'],
  ['😎', 'cool'],
  ['🥳', 'party face'],
  ['😴', 'sleeping'],
  ['🙄', 'rolling eyes'],
  ['👋', 'wave'],
  ['🙏', 'thanks'],
  ['👏', 'clap'],
  ['💪', 'strong'],
  ['👀', 'eyes'],
  ['🎉', 'party popper'],
  ['🔥', 'fire'],
  ['✨', 'sparkles'],
  ['✅', 'check'],
  ['❌', 'cross'],
  ['❓', 'question'],
  ['❗', 'exclamation'],
  ['🎫', 'ticket'],
  ['🔒', 'lock'],
  ['🔔', 'bell'],
  ['📎', 'paperclip'],
  ['🚀', 'rocket'],
  ['💡', 'idea'],
  ['🐛', 'bug'],
  ['☕', 'coffee'],
] as const;

export interface PickedEmoji {
  /** As it is written in a message. */
  text: string;
  /** As the control API takes it for a reaction. */
  reaction: string;
}

interface EmojiPickerProps {
  anchor: HTMLElement;
  guildId: string | null;
  onPick: (emoji: PickedEmoji) => void;
  onClose: () => void;
}

const columns = 8;

/** The emoji most used, and the server's own. */
export function EmojiPicker({ anchor, guildId, onPick, onClose }: EmojiPickerProps) {
  const guild = useSessionState((state) => findGuild(state, guildId));
  return (
    <Popover anchor={anchor} label="Emoji" className="emoji-picker" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows only move between the buttons in it */}
      <div className="emoji-grid" onKeyDown={moveInGrid}>
        {guild?.emojis.map(({ id, name, url, animated }) => (
          <button
            key={id}
            type="button"
            aria-label={name}
            title={`:${name}:`}
            onClick={() =>
              onPick({ text: `<${animated ? 'a' : ''}:${name}:${id}>`, reaction: `${name}:${id}` })
            }
          >
            <img src={url} alt="" width={24} height={24} />
          </button>
        ))}
        {common.map(([emoji, name]) => (
          <button
            key={emoji}
            type="button"
            aria-label={name}
            title={name}
            onClick={() => onPick({ text: emoji, reaction: emoji })}
          >
            {emoji}
          </button>
        ))}
      </div>
    </Popover>
  );
}

function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const next = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
