import type { EmojiSummary } from '@fns/contracts/bot-api';
import type { PanelEmoji } from '@fns/contracts/panel';
import compact from 'emojibase-data/en/compact.json';

/** One emoji to choose, and the words it is found by. */
export interface EmojiChoice {
  key: string;
  label: string;
  words: string;
  emoji: PanelEmoji;
  /** Only of a server's own. */
  url?: string;
}

export interface EmojiGroup {
  title: string;
  emojis: EmojiChoice[];
}

/** Emojibase's group numbers in the order people know from Discord; 2 is parts of other emoji. */
const groups: [number, string][] = [
  [0, 'Smileys'],
  [1, 'People'],
  [3, 'Nature'],
  [4, 'Food'],
  [6, 'Activities'],
  [5, 'Travel'],
  [7, 'Objects'],
  [8, 'Symbols'],
  [9, 'Flags'],
];

const unicodeGroups: EmojiGroup[] = groups.map(([group, title]) => ({
  title,
  emojis: compact
    .filter((entry) => 'group' in entry && entry.group === group)
    .map(({ hexcode, label, unicode, tags = [] }) => ({
      key: hexcode,
      label,
      words: [label, ...tags].join(' ').toLowerCase(),
      emoji: { id: null, name: asDiscordWrites(unicode), animated: false },
    })),
}));

/**
 * Emojibase asks for colour even where it is the default; Discord knows those emoji without the
 * selector, and only those that are text by default (❤️) with it.
 */
function asDiscordWrites(unicode: string): string {
  return unicode.replace(/(\p{Emoji_Presentation})\uFE0F/gu, '$1');
}

/** The server's own first, then unicode by group. */
export function emojiGroups(serverEmojis: EmojiSummary[]): EmojiGroup[] {
  if (serverEmojis.length === 0) return unicodeGroups;
  const own = serverEmojis.map(({ id, name, animated, url }) => ({
    key: id,
    label: name,
    words: name.toLowerCase(),
    emoji: { id, name, animated },
    url,
  }));
  return [{ title: 'This server', emojis: own }, ...unicodeGroups];
}

/** Those that have every word of the query, in any order; the better the match, the earlier. */
export function searchEmojis(all: EmojiGroup[], query: string): EmojiGroup[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return all;
  const found = all
    .flatMap(({ emojis }) => emojis)
    .filter(({ words }) => wanted.every((word) => words.includes(word)));
  const whole = wanted.join(' ');
  const rank = ({ label, words }: EmojiChoice) =>
    [
      label.toLowerCase() === whole,
      words.split(' ').includes(whole),
      words.startsWith(whole),
      words.includes(` ${whole}`),
    ].findIndex(Boolean) >>> 0;
  return found.length === 0
    ? []
    : [{ title: 'Found', emojis: found.toSorted((a, b) => rank(a) - rank(b)).slice(0, 160) }];
}

/** Where an arrow key leads from one place to another in a grid that begins anew with every group. */
export function moveInGrid(
  sizes: number[],
  from: number,
  key: string,
  columns: number,
): number | null {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return null;
  if (key === 'ArrowRight') return Math.min(total - 1, from + 1);
  if (key === 'ArrowLeft') return Math.max(0, from - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return total - 1;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;

  let start = 0;
  let group = 0;
  while (from >= start + (sizes[group] ?? 0) && group < sizes.length - 1) {
    start += sizes[group] ?? 0;
    group += 1;
  }
  const size = sizes[group] ?? 0;
  const within = from - start;
  const column = within % columns;
  if (key === 'ArrowDown') {
    if (within + columns < size) return from + columns;
    const lastRow = Math.floor((size - 1) / columns);
    if (Math.floor(within / columns) < lastRow) return start + size - 1;
    const next = sizes[group + 1];
    return next === undefined ? from : start + size + Math.min(column, next - 1);
  }
  if (within - columns >= 0) return from - columns;
  const above = sizes[group - 1];
  if (above === undefined) return from;
  const lastRowStart = Math.floor((above - 1) / columns) * columns;
  return start - above + Math.min(lastRowStart + column, above - 1);
}
