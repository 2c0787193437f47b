import type {} from '../css-properties.ts';
import { colorHex } from '../embed/read.ts';
import { Markdown } from '../markdown.tsx';
import { FileCard, type ShownAttachment } from '../message/attachments.tsx';
import { Spoiler } from '../spoiler.tsx';
import { Control, type ControlsProps } from './controls.tsx';
import { attachmentOf, Gallery, Thumbnail } from './media.tsx';
import type { LayoutNode } from './read-layout.ts';

interface LayoutProps {
  nodes: LayoutNode[];
  controls: ControlsProps;
  attachments: readonly ShownAttachment[];
}

/** Layout components in their order, one below the other. */
export function Layout({ nodes, ...rest }: LayoutProps) {
  return nodes.map((node, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: components have no identity but their place
    <Node key={at} node={node} {...rest} />
  ));
}

function Node({ node, controls, attachments }: Omit<LayoutProps, 'nodes'> & { node: LayoutNode }) {
  switch (node.kind) {
    case 'row':
      return (
        <div className="dc-row">
          {node.controls.map((control, at) => (
            <Control key={control.customId ?? at} control={control} {...controls} />
          ))}
        </div>
      );
    case 'text':
      return <Markdown text={node.content} names={controls.names} />;
    case 'section':
      return (
        <div className="dc-section">
          <div className="dc-section-texts">
            {node.texts.map((content, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: texts have no identity but their place
              <Markdown key={at} text={content} names={controls.names} />
            ))}
          </div>
          {node.accessory?.kind === 'button' && <Control control={node.accessory} {...controls} />}
          {node.accessory?.kind === 'thumbnail' && (
            <Thumbnail media={node.accessory.media} attachments={attachments} />
          )}
        </div>
      );
    case 'gallery':
      return <Gallery items={node.items} attachments={attachments} />;
    case 'file':
      return <File node={node} attachments={attachments} />;
    case 'separator':
      return (
        <hr
          className="dc-separator"
          data-large={node.large || undefined}
          data-divider={node.divider || undefined}
          aria-hidden={!node.divider || undefined}
        />
      );
    case 'container':
      return <Container node={node} controls={controls} attachments={attachments} />;
  }
}

type Of<Kind extends LayoutNode['kind']> = Extract<LayoutNode, { kind: Kind }>;

function Container(props: Omit<LayoutProps, 'nodes'> & { node: Of<'container'> }) {
  const { node, ...rest } = props;
  const inside = (
    <div className="dc-components">
      <Layout nodes={node.nodes} {...rest} />
    </div>
  );
  return (
    <div className="dc-container" style={{ '--dc-embed-color': colorHex(node.accent) }}>
      {node.spoiler ? <Spoiler>{inside}</Spoiler> : inside}
    </div>
  );
}

function File(props: { node: Of<'file'>; attachments: readonly ShownAttachment[] }) {
  const { media, name, size } = props.node;
  const filename = name ?? media.filename ?? 'file';
  const attachment = attachmentOf(media, props.attachments) ?? { filename, size, note: null };
  const url = 'url' in attachment ? attachment.url : (media.url ?? null);
  const card = <FileCard attachment={attachment} url={url} />;
  return media.spoiler ? <Spoiler>{card}</Spoiler> : card;
}
