import { Icon } from '../icons.tsx';
import { webAddress } from '../json.ts';
import { fitInto } from '../picture-size.ts';
import { Spoiler } from '../spoiler.tsx';
import { fileSize } from './file-size.ts';

export interface ShownAttachment {
  id: string;
  filename: string;
  /** Null when the bytes are not to be had; `note` then says why. */
  url: string | null;
  contentType: string | null;
  /** Bytes. */
  size: number;
  width: number | null;
  height: number | null;
  spoiler: boolean;
  description?: string | null | undefined;
  note?: string | null | undefined;
}

/** Pictures with their room reserved, players for sound and film, a card for every other file. */
export function Attachments({ attachments }: { attachments: readonly ShownAttachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <div className="dc-attachments">
      {attachments.map((attachment) => {
        const drawn = <Attachment key={attachment.id} attachment={attachment} />;
        return attachment.spoiler ? <Spoiler key={attachment.id}>{drawn}</Spoiler> : drawn;
      })}
    </div>
  );
}

function Attachment({ attachment }: { attachment: ShownAttachment }) {
  const { filename, contentType, description } = attachment;
  const url = addressOf(attachment.url);
  const kind = contentType?.split('/')[0];
  if (!url) return <FileCard attachment={attachment} url={undefined} />;
  if (kind === 'image' && attachment.width && attachment.height) {
    const size = fitInto(attachment, { width: 550, height: 350 });
    return (
      <a
        className="dc-picture"
        href={url}
        target="_blank"
        rel="noopener"
        style={{ aspectRatio: `${attachment.width} / ${attachment.height}`, width: size?.width }}
      >
        <img src={url} alt={description ?? filename} loading="lazy" {...size} />
      </a>
    );
  }
  if (kind === 'video') {
    const size = fitInto(attachment, { width: 550, height: 350 }) ?? { width: 400, height: 225 };
    return <video className="dc-video" src={url} controls preload="metadata" {...size} />;
  }
  return (
    <FileCard attachment={attachment} url={url}>
      {/* biome-ignore lint/a11y/useMediaCaption: what people upload has no captions to offer */}
      {kind === 'audio' && <audio src={url} controls preload="none" />}
    </FileCard>
  );
}

export function FileCard(props: {
  attachment: Pick<ShownAttachment, 'filename' | 'size' | 'note'>;
  url: string | null | undefined;
  children?: React.ReactNode;
}) {
  const { attachment, children } = props;
  const url = addressOf(props.url);
  const { filename, size, note } = attachment;
  return (
    <div className="dc-file">
      <Icon name="file" size={28} />
      <div className="dc-file-text">
        {url ? (
          <a className="dc-link" href={url} target="_blank" rel="noopener" download={filename}>
            {filename}
          </a>
        ) : (
          <span>{filename}</span>
        )}
        <span className="dc-muted">
          {fileSize(size)}
          {note ? ` · ${note}` : ''}
        </span>
        {children}
      </div>
    </div>
  );
}

/** Our own archive's addresses are paths; Discord's are whole. */
export function addressOf(url: string | null | undefined): string | undefined {
  if (url?.startsWith('/') && !url.startsWith('//')) return url;
  return url?.startsWith('blob:') ? url : webAddress(url);
}
