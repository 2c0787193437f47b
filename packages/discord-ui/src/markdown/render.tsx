import { Fragment, type ReactNode } from 'react';
import { text, webAddress } from '../json.ts';
import { Spoiler } from '../spoiler.tsx';
import { Timestamp } from '../timestamp.tsx';
import { CustomEmoji } from './emoji.tsx';
import { ChannelMention, Mention, RoleMention, UserMention } from './mention.tsx';
import type { MentionNames } from './names.ts';
import { childrenOf, type MarkdownNode, tidy } from './parse.ts';

export function renderNodes(nodes: MarkdownNode[], names: MentionNames): ReactNode {
  // The tree of one text never reorders, so positions are stable keys.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return nodes.map((node, at) => <Fragment key={at}>{renderNode(node, names)}</Fragment>);
}

function renderNode(node: MarkdownNode, names: MentionNames): ReactNode {
  const children = () => renderNodes(childrenOf(node), names);
  const id = text(node.id) ?? '';
  switch (node.type) {
    case 'text':
      return text(node.content) ?? '';
    case 'strong':
      return <strong>{children()}</strong>;
    case 'em':
      return <em>{children()}</em>;
    case 'underline':
      return <u>{children()}</u>;
    case 'strikethrough':
      return <s>{children()}</s>;
    case 'spoiler':
      return <Spoiler>{children()}</Spoiler>;
    case 'inlineCode':
      return <code className="dc-code">{text(node.content)}</code>;
    case 'codeBlock':
      return (
        // A keyboard must be able to scroll what is too wide.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <pre className="dc-code-block" tabIndex={0}>
          <code>{text(node.content)}</code>
        </pre>
      );
    case 'blockQuote':
      return <blockquote className="dc-quote">{children()}</blockquote>;
    case 'heading':
      return <div className={`dc-heading dc-heading-${node.level}`}>{children()}</div>;
    case 'subtext':
      return <div className="dc-subtext">{children()}</div>;
    case 'list':
      return renderList(node, names);
    case 'link':
    case 'url':
    case 'autolink':
      return <SafeLink target={node.target}>{children()}</SafeLink>;
    case 'user':
      return <UserMention id={id} names={names} />;
    case 'role':
      return <RoleMention id={id} names={names} />;
    case 'channel':
      return <ChannelMention id={id} names={names} />;
    case 'everyone':
    case 'here':
      return <Mention>@{node.type}</Mention>;
    case 'slashCommand':
      return <Mention>/{text(node.fullName)}</Mention>;
    case 'guildNavigation':
      return <Mention>{text(node.navigation)}</Mention>;
    case 'emoji':
      return (
        <CustomEmoji
          id={id}
          name={text(node.name) ?? 'emoji'}
          animated={node.animated === true}
          names={names}
        />
      );
    case 'twemoji':
      return <span className="dc-emoji">{text(node.name)}</span>;
    case 'timestamp':
      return <Timestamp seconds={Number(node.timestamp)} format={text(node.format) ?? 'f'} />;
    default:
      return children();
  }
}

function renderList(node: MarkdownNode, names: MentionNames): ReactNode {
  const items = Array.isArray(node.items) ? (node.items as MarkdownNode[][]) : [];
  // biome-ignore lint/suspicious/noArrayIndexKey: positions are stable, as above
  const entries = items.map((item, at) => <li key={at}>{renderNodes(tidy(item), names)}</li>);
  return node.ordered === true ? (
    <ol className="dc-list" start={Number(node.start)}>
      {entries}
    </ol>
  ) : (
    <ul className="dc-list">{entries}</ul>
  );
}

/** Only web addresses become links, and none gives away where it was followed from or passes rank. */
function SafeLink({ target, children }: { target: unknown; children: ReactNode }) {
  const href = webAddress(target);
  if (!href) return <span>{children}</span>;
  return (
    <a className="dc-link" href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
