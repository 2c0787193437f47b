import { flag, integer, record, records, text, webAddress } from '../json.ts';

export interface EmbedField {
  name: string;
  value: string;
  inline: boolean;
}

export interface EmbedImage {
  url: string;
  width: number | null;
  height: number | null;
  description?: string | undefined;
}

export interface ReadEmbed {
  author: { name: string; url: string | undefined; iconUrl: string | undefined } | undefined;
  title: string | undefined;
  url: string | undefined;
  description: string | undefined;
  fields: EmbedField[];
  image: EmbedImage | undefined;
  thumbnail: EmbedImage | undefined;
  footer: { text: string; iconUrl: string | undefined } | undefined;
  /** ISO 8601, only when it is a moment. */
  timestamp: string | undefined;
  color: number | undefined;
}

/** What an embed's JSON holds that can be drawn. */
export function readEmbed(json: object): ReadEmbed {
  const embed = record(json) ?? {};
  const author = record(embed.author);
  const authorName = text(author?.name);
  const footer = record(embed.footer);
  const footerText = text(footer?.text);
  const timestamp = text(embed.timestamp);
  return {
    author: authorName
      ? { name: authorName, url: webAddress(author?.url), iconUrl: pictureOf(author, 'icon') }
      : undefined,
    title: text(embed.title),
    url: webAddress(embed.url),
    description: text(embed.description),
    fields: records(embed.fields).flatMap((field) => {
      const name = text(field.name);
      const value = text(field.value);
      return name && value ? { name, value, inline: flag(field.inline) } : [];
    }),
    image: readImage(embed.image),
    thumbnail: readImage(embed.thumbnail),
    footer: footerText ? { text: footerText, iconUrl: pictureOf(footer, 'icon') } : undefined,
    timestamp: timestamp && !Number.isNaN(Date.parse(timestamp)) ? timestamp : undefined,
    color: integer(embed.color),
  };
}

/** The bar's colour; an embed without one has Discord's neutral bar. */
export function colorHex(color: number | undefined): string | undefined {
  if (color === undefined || color < 0 || color > 0xffffff) return undefined;
  return `#${color.toString(16).padStart(6, '0')}`;
}

function readImage(json: unknown): EmbedImage | undefined {
  const image = record(json);
  const url = webAddress(image?.proxy_url) ?? webAddress(image?.url);
  if (!image || !url) return undefined;
  return {
    url,
    width: integer(image.width) ?? null,
    height: integer(image.height) ?? null,
    description: text(image.description),
  };
}

function pictureOf(json: Record<string, unknown> | undefined, kind: 'icon'): string | undefined {
  return webAddress(json?.[`proxy_${kind}_url`]) ?? webAddress(json?.[`${kind}_url`]);
}
