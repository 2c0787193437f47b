import { type rules, rulesExtended } from 'discord-markdown-parser';

const { em } = rulesExtended;
if (!em) throw new Error('discord-markdown-parser has no rule for emphasis');

/** `_emphasis_`, but not inside a word: `snake_case_name` is one. */
export const emphasisRule: (typeof rules)[string] = {
  ...em,
  match: (source, state, before) =>
    source.startsWith('_') && /[\p{L}\p{N}]$/u.test(before)
      ? null
      : em.match(source, state, before),
};
