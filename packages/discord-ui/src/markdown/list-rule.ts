import type { rules } from 'discord-markdown-parser';

type Rule = (typeof rules)[string];

const block =
  /^ *(?:[-*]|\d{1,9}\.) +[^\n]+(?:\n|$)(?:(?: *(?:[-*]|\d{1,9}\.) +| {2,})[^\n]+(?:\n|$))*/;
const bullet = /^( *)([-*]|\d{1,9}\.) +/;

/** Lists, which the parser leaves out: `-`, `*` or `1.` at the start of a line, nested by indentation. */
export const listRule: Rule = {
  order: 0,
  match: (source, state) => (startsLine(state.prevCapture) ? block.exec(source) : null),
  parse: (capture, parse, state) => {
    const lines = (capture[0] ?? '').replace(/\n$/, '').split('\n');
    const first = bullet.exec(lines[0] ?? '');
    const mark = first?.[2] ?? '-';
    const items = itemsOf(lines, first?.[1]?.length ?? 0);
    return {
      type: 'list',
      ordered: mark.length > 1,
      start: mark.length > 1 ? Number.parseInt(mark, 10) : null,
      items: items.map((item) => parse(item, { ...state, prevCapture: null })),
    };
  },
};

function startsLine(previous: unknown): boolean {
  if (previous === null || previous === undefined) return true;
  return Array.isArray(previous) && typeof previous[0] === 'string' && previous[0].endsWith('\n');
}

/** The text of each item with its bullet gone and its deeper lines moved left. */
function itemsOf(lines: string[], indent: number): string[] {
  const items: string[][] = [];
  for (const line of lines) {
    const found = bullet.exec(line);
    const depth = found?.[1]?.length ?? Number.POSITIVE_INFINITY;
    const current = items.at(-1);
    if (found && (depth <= indent + 1 || !current)) items.push([line.slice(found[0].length)]);
    else current?.push(line.replace(new RegExp(`^ {0,${indent + 2}}`), ''));
  }
  return items.map((item) => item.join('\n'));
}
