/** What Discord says in the author's place, after the author's name. */
const texts: Record<number, string> = {
  1: 'added someone to the group.',
  2: 'removed someone from the group.',
  3: 'started a call.',
  4: 'changed the channel name.',
  5: 'changed the channel icon.',
  6: 'pinned a message to this channel.',
  7: 'joined the server.',
  8: 'boosted the server.',
  9: 'boosted the server to level 1.',
  10: 'boosted the server to level 2.',
  11: 'boosted the server to level 3.',
  12: 'added a channel to follow.',
  18: 'started a thread.',
};

/** Undefined for what a person or a bot said. */
export function systemText(type: number | undefined): string | undefined {
  return type === undefined ? undefined : texts[type];
}
