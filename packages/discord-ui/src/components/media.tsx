import { addressOf, type ShownAttachment } from '../message/attachments.tsx';
import { fitInto } from '../picture-size.ts';
import { Spoiler } from '../spoiler.tsx';
import type { MediaJson } from './read-layout.ts';

/** The attachment a component shows, when it shows one. */
export function attachmentOf(
  { attachmentId, filename }: MediaJson,
  attachments: readonly ShownAttachment[],
): ShownAttachment | undefined {
  return attachments.find((each) =>
    attachmentId ? each.id === attachmentId : each.filename === filename,
  );
}

interface MediaProps {
  media: MediaJson;
  attachments: readonly ShownAttachment[];
}

/** Pictures and films in a grid; a single one keeps its shape. */
export function Gallery(props: { items: MediaJson[]; attachments: readonly ShownAttachment[] }) {
  const { items, attachments } = props;
  return (
    <div className="dc-gallery" data-count={Math.min(items.length, 5)}>
      {items.map((media, at) => (
        <Picture
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
          key={at}
          media={media}
          attachments={attachments}
          alone={items.length === 1}
        />
      ))}
    </div>
  );
}

function Picture({ media, attachments, alone }: MediaProps & { alone: boolean }) {
  const { url, attachment, width, height } = locate(media, attachments);
  if (!url) return <Lost note={attachment?.note} />;
  const size = alone ? fitInto({ width, height }, { width: 550, height: 350 }) : undefined;
  const video = media.video || attachment?.contentType?.startsWith('video/');
  const label = media.description ?? attachment?.description ?? attachment?.filename ?? 'Picture';
  const drawn = video ? (
    <video src={url} aria-label={label} controls preload="metadata" {...size} />
  ) : (
    <a
      className="dc-picture"
      href={url}
      target="_blank"
      rel="noopener"
      style={size && { aspectRatio: `${size.width} / ${size.height}`, width: size.width }}
    >
      <img src={url} alt={label} loading="lazy" {...size} />
    </a>
  );
  return (
    <div className="dc-gallery-item">{media.spoiler ? <Spoiler>{drawn}</Spoiler> : drawn}</div>
  );
}

/** The small picture beside a section's text. */
export function Thumbnail({ media, attachments }: MediaProps) {
  const { url, attachment } = locate(media, attachments);
  if (!url) return <Lost note={attachment?.note} />;
  const alt = media.description ?? attachment?.description ?? '';
  const drawn = <img className="dc-thumbnail" src={url} alt={alt} loading="lazy" />;
  return media.spoiler ? <Spoiler>{drawn}</Spoiler> : drawn;
}

function Lost({ note }: { note: string | null | undefined }) {
  return <p className="dc-muted dc-lost">Picture not kept{note ? `: ${note}` : ''}</p>;
}

/** Our own copy of an attachment comes before the address the component carries. */
function locate(media: MediaJson, attachments: readonly ShownAttachment[]) {
  const attachment = attachmentOf(media, attachments);
  return {
    attachment,
    url: attachment ? addressOf(attachment.url) : media.url,
    width: media.width ?? attachment?.width ?? null,
    height: media.height ?? attachment?.height ?? null,
  };
}
