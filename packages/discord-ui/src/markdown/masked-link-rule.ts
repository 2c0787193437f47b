import { type rules, rulesExtended } from 'discord-markdown-parser';

const masked =
  /^\[((?:\\.|[^\]\\\n])+)\]\(<?(https?:\/\/(?:\\.|\([^()\s]*\)|[^\s()<>\\])+)>?(?: +"[^"\n]*")?\)/i;

/** `[text](address)` for web addresses only; anything else stays the text it is, as in Discord. */
export const maskedLinkRule: (typeof rules)[string] = {
  order: rulesExtended.link?.order ?? 0,
  match: (source) => masked.exec(source),
  parse: (capture, parse, state) => ({
    content: parse(capture[1] ?? '', state),
    target: (capture[2] ?? '').replace(/\\([^0-9A-Za-z\s])/g, '$1'),
  }),
};
