import type {} from './css-properties.ts';
import { colorHex, type EmbedField, type EmbedImage, readEmbed } from './embed/read.ts';
import { Markdown, type MentionNames } from './markdown.tsx';
import { fitInto } from './picture-size.ts';
import { MessageTime } from './timestamp.tsx';

/**
 * One embed, from Discord's JSON. Fields of the wrong kind are left out rather than thrown at.
 * @see https://docs.discord.com/developers/resources/message#embed-object
 */
export function Embed({ embed, names }: { embed: object; names?: MentionNames | undefined }) {
  const { author, title, url, description, fields, image, thumbnail, footer, timestamp, color } =
    readEmbed(embed);
  return (
    <article className="dc-embed" style={{ '--dc-embed-color': colorHex(color) }}>
      <div className="dc-embed-grid">
        <div className="dc-embed-body">
          {author && (
            <div className="dc-embed-author">
              {author.iconUrl && <img src={author.iconUrl} alt="" loading="lazy" />}
              <MaybeLink href={author.url}>{author.name}</MaybeLink>
            </div>
          )}
          {title && (
            <div className="dc-embed-title">
              <MaybeLink href={url}>
                <Markdown text={title} names={names} inline />
              </MaybeLink>
            </div>
          )}
          {description && <Markdown text={description} names={names} />}
          {fields.length > 0 && <Fields fields={fields} names={names} />}
        </div>
        {thumbnail && <EmbedPicture image={thumbnail} width={80} height={80} />}
      </div>
      {image && <EmbedPicture image={image} width={400} height={300} large />}
      {(footer || timestamp) && (
        <div className="dc-embed-footer">
          {footer?.iconUrl && <img src={footer.iconUrl} alt="" loading="lazy" />}
          {footer && <span>{footer.text}</span>}
          {footer && timestamp && <span aria-hidden="true">•</span>}
          {timestamp && <MessageTime at={timestamp} />}
        </div>
      )}
    </article>
  );
}

/** Up to three inline fields share a line, as in Discord. */
function Fields({ fields, names }: { fields: EmbedField[]; names?: MentionNames | undefined }) {
  return (
    <dl className="dc-embed-fields">
      {fields.map((field, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: fields have no identity but their place
          key={at}
          className="dc-embed-field"
          style={{ gridColumn: fieldSpan(fields, at) }}
        >
          <dt>
            <Markdown text={field.name} names={names} inline />
          </dt>
          <dd>
            <Markdown text={field.value} names={names} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Of twelve columns: the run of inline fields a field belongs to is cut into threes. */
function fieldSpan(fields: EmbedField[], at: number): string {
  if (!fields[at]?.inline) return '1 / -1';
  let first = at;
  while (fields[first - 1]?.inline) first -= 1;
  let end = at + 1;
  while (fields[end]?.inline) end += 1;
  const line = first + Math.floor((at - first) / 3) * 3;
  const width = 12 / Math.min(3, end - line);
  const start = 1 + (at - line) * width;
  return `${start} / ${start + width}`;
}

function EmbedPicture(props: {
  image: EmbedImage;
  width: number;
  height: number;
  large?: boolean;
}) {
  const { image, width, height, large = false } = props;
  const size = fitInto(image, { width, height });
  return (
    <img
      className={large ? 'dc-embed-image' : 'dc-embed-thumbnail'}
      src={image.url}
      alt={image.description ?? ''}
      loading="lazy"
      {...size}
    />
  );
}

function MaybeLink({ href, children }: { href: string | undefined; children: React.ReactNode }) {
  if (!href) return <span>{children}</span>;
  return (
    <a className="dc-link" href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
