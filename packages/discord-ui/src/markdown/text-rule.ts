import { type rules, rulesExtended } from 'discord-markdown-parser';

/**
 * One character, then all that can't begin anything else: letters of any script, digits, spaces and
 * plain punctuation, up to an address or a keycap emoji.
 */
const plain =
  /^[\s\S](?:(?!https?:\/\/|\d\ufe0f?\u20e3)[\p{L}\p{M}\p{Nd}\u3001-\u3011\uff01-\uff1f ,.;'"!?()…–—])*/u;

/**
 * Text in long runs. The parser's own rule stops at every letter outside ASCII and tries all rules
 * there again, which takes many times longer for most of the world's scripts.
 */
export const textRule: (typeof rules)[string] = {
  order: rulesExtended.text?.order ?? 0,
  match: (source) => plain.exec(source),
  parse: (capture) => ({ content: capture[0] }),
};
