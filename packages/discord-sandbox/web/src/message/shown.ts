import type { MentionNames } from '@fns/discord-ui/markdown';
import type { ShownMessage } from '@fns/discord-ui/message';
import type { APIAttachment, APIMessage, APIUser } from 'discord-api-types/v10';
import type { GuildView, Person } from '../../../src/control/contract.ts';
import { hrefOf } from '../route/route.ts';

const ephemeralFlag = 1 << 6;
const loadingFlag = 1 << 7;
const spoilerFlag = 1 << 3;

/** What is needed to draw messages of one place: names, colours, pictures. */
export interface Place {
  guildId: string | null;
  names: MentionNames;
  authors: ReadonlyMap<string, { displayName: string; avatarUrl: string; color: number }>;
}

export function placeOf(
  guild: GuildView | undefined,
  people: Readonly<Record<string, Person>>,
): Place {
  const authors = new Map<string, { displayName: string; avatarUrl: string; color: number }>();
  for (const { id, displayName, avatarUrl } of Object.values(people)) {
    authors.set(id, { displayName, avatarUrl, color: 0 });
  }
  for (const { userId, displayName, avatarUrl, color } of guild?.members ?? []) {
    authors.set(userId, { displayName, avatarUrl, color });
  }
  const guildId = guild?.id ?? null;
  const emojis = new Map(guild?.emojis.map(({ id, url }) => [id, url]));
  return {
    guildId,
    authors,
    names: {
      users: Object.fromEntries([...authors].map(([id, { displayName }]) => [id, displayName])),
      roles: Object.fromEntries(
        guild?.roles.map(({ id, name, color }) => [id, { name, color }]) ?? [],
      ),
      channels: Object.fromEntries(guild?.channels.map(({ id, name }) => [id, name]) ?? []),
      channelHref: (id) =>
        guild?.channels.some((each) => each.id === id) ? hrefOf(guildId, id) : undefined,
      emojiUrl: (id, animated) =>
        emojis.get(id) ?? `/cdn/emojis/${id}.${animated ? 'gif' : 'webp'}`,
    },
  };
}

/** The bot has asked for more time to answer. */
export function isThinking({ flags }: APIMessage): boolean {
  return (Number(flags ?? 0) & loadingFlag) !== 0;
}

/** Discord's message as it is drawn. */
export function shownMessage(message: APIMessage, place: Place): ShownMessage {
  const flags = Number(message.flags ?? 0);
  const thinking = isThinking(message);
  return {
    id: message.id,
    author: authorOf(message.author, place),
    content: thinking ? '' : message.content,
    createdAt: message.timestamp,
    editedAt: message.edited_timestamp,
    embeds: message.embeds,
    components: message.components ?? [],
    attachments: message.attachments.map(shownAttachment),
    replyTo: replyOf(message, place),
    command: commandOf(message, place),
    reactions: (message.reactions ?? []).map(({ emoji, count, me }) => ({
      emoji: { id: emoji.id, name: emoji.name ?? 'emoji', animated: emoji.animated ?? false },
      count,
      me,
    })),
    stickers: message.sticker_items ?? [],
    ephemeral: (flags & ephemeralFlag) !== 0,
    thinking,
    type: message.type,
    pinned: message.pinned,
  };
}

export function authorOf(user: APIUser, place: Place): ShownMessage['author'] {
  const known = place.authors.get(user.id);
  return {
    id: user.id,
    displayName: known?.displayName ?? user.global_name ?? user.username,
    avatarUrl: known?.avatarUrl ?? null,
    bot: user.bot ?? false,
    color: known?.color ?? 0,
  };
}

function replyOf(message: APIMessage, place: Place): ShownMessage['replyTo'] {
  if (message.type !== 19) return undefined;
  const answered = message.referenced_message;
  if (!answered) return null;
  return {
    author: authorOf(answered.author, place),
    content: answered.content || (answered.embeds[0]?.title ?? ''),
    href: hrefOf(place.guildId, message.channel_id, answered.id),
  };
}

function commandOf(message: APIMessage, place: Place): ShownMessage['command'] {
  const { interaction } = message;
  if (message.type !== 20 || !interaction) return null;
  return { userName: authorOf(interaction.user, place).displayName, name: interaction.name };
}

function shownAttachment(attachment: APIAttachment): ShownMessage['attachments'][number] {
  const { id, filename, url, content_type, size, width, height, description, flags } = attachment;
  return {
    id,
    filename,
    url,
    contentType: content_type ?? null,
    size,
    width: width ?? null,
    height: height ?? null,
    spoiler: filename.startsWith('SPOILER_') || (Number(flags ?? 0) & spoilerFlag) !== 0,
    description: description ?? null,
  };
}
