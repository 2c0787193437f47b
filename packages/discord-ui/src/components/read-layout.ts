import { flag, integer, type Json, record, records, text, webAddress } from '../json.ts';
import { type ButtonJson, readComponent, type SelectJson } from './read.ts';

/** A picture, film or file that a component shows. */
export interface MediaJson {
  /** Where it is, unless it is one of the message's attachments. */
  url: string | undefined;
  /** Which of the message's attachments it is: by id from Discord, by name as it was sent. */
  attachmentId: string | undefined;
  filename: string | undefined;
  width: number | null;
  height: number | null;
  video: boolean;
  description: string | undefined;
  spoiler: boolean;
}

export type Accessory = ButtonJson | { kind: 'thumbnail'; media: MediaJson };

/** Discord's layout components; rows of buttons and menus are one of them. */
export type LayoutNode =
  | { kind: 'row'; controls: (ButtonJson | SelectJson)[] }
  | { kind: 'text'; content: string }
  | { kind: 'section'; texts: string[]; accessory: Accessory | undefined }
  | { kind: 'gallery'; items: MediaJson[] }
  | { kind: 'file'; media: MediaJson; name: string | undefined; size: number }
  | { kind: 'separator'; divider: boolean; large: boolean }
  | { kind: 'container'; accent: number | undefined; spoiler: boolean; nodes: LayoutNode[] };

/**
 * What a message's components say, top to bottom; unknown kinds are left out.
 * @see https://docs.discord.com/developers/components/reference
 */
export function readLayout(components: readonly object[], depth = 0): LayoutNode[] {
  return components.flatMap((each) => readNode(record(each) ?? {}, depth) ?? []);
}

/** Whether components are the whole message: then its attachments stand where they place them. */
export function isWholeMessage(components: readonly object[]): boolean {
  return readLayout(components).some(({ kind }) => kind !== 'row');
}

function readNode(json: Json, depth: number): LayoutNode | undefined {
  switch (integer(json.type) ?? 1) {
    case 1: {
      const controls = records(json.components).flatMap((each) => readComponent(each) ?? []);
      return controls.length > 0 ? { kind: 'row', controls } : undefined;
    }
    case 9:
      return {
        kind: 'section',
        texts: records(json.components).flatMap(({ content }) => text(content) ?? []),
        accessory: readAccessory(record(json.accessory)),
      };
    case 10: {
      const content = text(json.content);
      return content ? { kind: 'text', content } : undefined;
    }
    case 12: {
      const items = records(json.items).flatMap((item) => readMedia(item.media, item) ?? []);
      return items.length > 0 ? { kind: 'gallery', items } : undefined;
    }
    case 13: {
      const media = readMedia(json.file, json);
      return media && { kind: 'file', media, name: text(json.name), size: integer(json.size) ?? 0 };
    }
    case 14:
      return {
        kind: 'separator',
        divider: json.divider !== false,
        large: integer(json.spacing) === 2,
      };
    case 17: {
      // Containers do not nest on Discord; whatever an archive holds, this ends.
      const nodes = depth === 0 ? readLayout(records(json.components), depth + 1) : [];
      if (nodes.length === 0) return undefined;
      const accent = integer(json.accent_color);
      return { kind: 'container', accent, spoiler: flag(json.spoiler), nodes };
    }
    default:
      return undefined;
  }
}

function readAccessory(json: Json | undefined): Accessory | undefined {
  if (integer(json?.type) === 11) {
    const media = readMedia(json?.media, json ?? {});
    return media && { kind: 'thumbnail', media };
  }
  const component = json && readComponent(json);
  return component?.kind === 'button' ? component : undefined;
}

const attachmentScheme = 'attachment://';

function readMedia(json: unknown, around: Json): MediaJson | undefined {
  const media = record(json);
  const given = text(media?.url);
  const filename = given?.startsWith(attachmentScheme)
    ? given.slice(attachmentScheme.length)
    : undefined;
  const url = webAddress(media?.proxy_url) ?? webAddress(given);
  const attachmentId = text(media?.attachment_id);
  if (!url && !filename && !attachmentId) return undefined;
  return {
    url,
    attachmentId,
    filename,
    width: integer(media?.width) ?? null,
    height: integer(media?.height) ?? null,
    video: text(media?.content_type)?.startsWith('video/') ?? false,
    description: text(around.description),
    spoiler: flag(around.spoiler),
  };
}
