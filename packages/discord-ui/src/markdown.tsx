import { type MentionNames, noNames } from './markdown/names.ts';
import { type MarkdownNode, parseMarkdown } from './markdown/parse.ts';
import { renderNodes } from './markdown/render.tsx';

export type { MentionNames };

/** More emoji than this are text again, as in Discord. */
const mostJumboEmoji = 30;

/**
 * A text as Discord draws it. Built of React elements only, so nothing a person wrote can become
 * markup; links lead to http and https alone.
 * @param inline for titles, names of fields and previews: no headings, quotes, lists or code blocks
 * @see https://support.discord.com/hc/en-us/articles/210298617
 */
export function Markdown(props: {
  text: string;
  names?: MentionNames | undefined;
  inline?: boolean | undefined;
}) {
  const { text, names = noNames, inline = false } = props;
  const nodes = parseMarkdown(text, inline);
  if (inline) return <span className="dc-markdown">{renderNodes(nodes, names)}</span>;
  const jumbo = isJumbo(nodes) ? ' dc-jumbo' : '';
  return <div className={`dc-markdown${jumbo}`}>{renderNodes(nodes, names)}</div>;
}

function isJumbo(nodes: MarkdownNode[]): boolean {
  const emoji = nodes.filter(({ type }) => type === 'emoji' || type === 'twemoji').length;
  return (
    emoji > 0 &&
    emoji <= mostJumboEmoji &&
    nodes.every(
      ({ type, content }) =>
        type === 'emoji' || type === 'twemoji' || (type === 'text' && !String(content).trim()),
    )
  );
}
