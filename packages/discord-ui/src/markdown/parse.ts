import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';
import { emphasisRule } from './emphasis-rule.ts';
import { listRule } from './list-rule.ts';
import { maskedLinkRule } from './masked-link-rule.ts';
import { textRule } from './text-rule.ts';

/** A node of the tree; what else it carries depends on its type. */
export interface MarkdownNode {
  type: string;
  [field: string]: unknown;
}

const ours = { em: emphasisRule, link: maskedLinkRule, text: textRule };
const blockParser = SimpleMarkdown.parserFor({ ...rulesExtended, ...ours, list: listRule });

const {
  blockQuote: _quote,
  codeBlock: _code,
  heading: _heading,
  subtext: _subtext,
  ...inlineRules
} = rulesExtended;
const inlineParser = SimpleMarkdown.parserFor({
  ...inlineRules,
  link: maskedLinkRule,
  text: textRule,
});

/**
 * Discord's markdown as a tree, with neighbouring text joined. Text that the parser can't take (it
 * recurses, so absurd nesting overflows) comes back as it was written.
 */
export function parseMarkdown(source: string, inline: boolean): MarkdownNode[] {
  const parser = inline ? inlineParser : blockParser;
  try {
    return tidy(parser(source, { inline: true }));
  } catch {
    return [{ type: 'text', content: source }];
  }
}

/** Joins texts, and drops the line break that only ends a code block's own line. */
export function tidy(nodes: MarkdownNode[]): MarkdownNode[] {
  const result: MarkdownNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'br' && last?.type === 'codeBlock') {
      result.push({ type: 'text', content: '' });
    } else if ((node.type === 'text' || node.type === 'br') && last?.type === 'text') {
      last.content = `${last.content}${textOf(node)}`;
    } else if (node.type === 'text' || node.type === 'br') {
      result.push({ type: 'text', content: textOf(node) });
    } else {
      result.push(node);
    }
  }
  return result;
}

function textOf(node: MarkdownNode): string {
  if (node.type === 'br') return '\n';
  return typeof node.content === 'string' ? node.content : '';
}

/** The children of a node that has any. */
export function childrenOf(node: MarkdownNode): MarkdownNode[] {
  const { content } = node;
  if (typeof content === 'string') return [{ type: 'text', content }];
  return Array.isArray(content) ? tidy(content as MarkdownNode[]) : [];
}
