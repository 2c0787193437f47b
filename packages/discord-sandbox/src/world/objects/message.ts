import {
  type APIEmbed,
  type APIMessage,
  type APIMessageInteraction,
  type APIMessageInteractionMetadata,
  type APIUser,
  InteractionType,
  MessageFlags,
  type UserFlags,
} from 'discord-api-types/v10';
import type { AttachmentRow, MessageRow, ReactionRow } from '../rows.ts';
import { snowflakeTime } from '../snowflake.ts';
import type { World } from '../world.ts';
import { attachmentObject } from './attachment.ts';
import { channelObject } from './channel.ts';
import { partialEmoji } from './emoji.ts';
import { userById } from './user.ts';

/**
 * https://discord.com/developers/docs/resources/message#message-object as `viewerId` sees it: whose
 * reactions are "mine" depends on who looks.
 */
export function messageObject(world: World, message: MessageRow, viewerId?: string): APIMessage {
  const replied = message.replyToId;
  return {
    ...core(world, message, viewerId),
    ...(replied === null
      ? {}
      : {
          ...reference(message, replied),
          referenced_message: referenced(world, replied, viewerId),
        }),
  };
}

function core(world: World, message: MessageRow, viewerId: string | undefined): APIMessage {
  const attachments = attachmentRows(world, message).map((row) =>
    attachmentObject(world, row, message.ephemeralFor !== null),
  );
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: author(world, message),
    content: message.content,
    timestamp: new Date(snowflakeTime(message.id)).toISOString(),
    edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
    tts: message.tts,
    mention_everyone: message.mentionEveryone,
    mentions: message.mentionIds.map((id) => userById(world, id)),
    mention_roles: message.mentionRoleIds,
    attachments,
    embeds: message.embeds.map((embed) => shownEmbed(embed, attachments)),
    components: message.components,
    pinned: message.pinned,
    flags: message.flags,
    ...(message.reactions.length
      ? { reactions: message.reactions.map((reaction) => reactionObject(reaction, viewerId)) }
      : {}),
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.webhook ? { webhook_id: message.webhook.id } : {}),
    ...(message.applicationId ? { application_id: message.applicationId } : {}),
    ...interactionFields(world, message),
    ...threadOf(world, message),
  };
}

/** A thread that hangs on a message has the message's id. */
function threadOf(world: World, { id, flags }: MessageRow) {
  const thread = flags & MessageFlags.HasThread ? world.channels.get(id) : undefined;
  return thread ? { thread: channelObject(world, thread) } : {};
}

function attachmentRows(world: World, message: MessageRow): AttachmentRow[] {
  return message.attachmentIds.flatMap((id) => world.attachments.get(id) ?? []);
}

function author(world: World, { webhook, authorId }: MessageRow): APIUser {
  if (!webhook) return userById(world, authorId);
  return {
    id: webhook.id,
    username: webhook.name,
    discriminator: '0000',
    global_name: null,
    avatar: webhook.avatar,
    bot: true,
    public_flags: 0 as UserFlags,
    flags: 0 as UserFlags,
    primary_guild: null,
  };
}

/** A picture given as `attachment://name` shows that attachment. */
function shownEmbed(embed: APIEmbed, attachments: APIMessage['attachments']): APIEmbed {
  const resolved = (url: string) => {
    const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : null;
    return attachments.find(({ filename }) => filename === name)?.url ?? url;
  };
  const picture = <T extends { url: string }>(part: T): T => {
    const url = resolved(part.url);
    return { ...part, url, proxy_url: url };
  };
  const icon = <T extends { icon_url?: string }>(part: T): T =>
    part.icon_url
      ? { ...part, icon_url: resolved(part.icon_url), proxy_icon_url: resolved(part.icon_url) }
      : part;
  return {
    ...embed,
    type: 'rich' as NonNullable<APIEmbed['type']>,
    ...(embed.image ? { image: picture(embed.image) } : {}),
    ...(embed.thumbnail ? { thumbnail: picture(embed.thumbnail) } : {}),
    ...(embed.author ? { author: icon(embed.author) } : {}),
    ...(embed.footer ? { footer: icon(embed.footer) } : {}),
  };
}

function reactionObject({ emoji, userIds }: ReactionRow, viewerId: string | undefined) {
  return {
    emoji: partialEmoji(emoji),
    count: userIds.length,
    count_details: { normal: userIds.length, burst: 0 },
    me: viewerId !== undefined && userIds.includes(viewerId),
    me_burst: false,
    burst_colors: [],
  };
}

function reference(message: MessageRow, messageId: string) {
  return {
    message_reference: {
      type: 0,
      message_id: messageId,
      channel_id: message.channelId,
      ...(message.guildId ? { guild_id: message.guildId } : {}),
    },
  };
}

/** One level deep, as on Discord; `null` when it was deleted. */
function referenced(world: World, id: string, viewerId: string | undefined): APIMessage | null {
  const message = world.messages.get(id);
  return message ? core(world, message, viewerId) : null;
}

function interactionFields(world: World, { interaction, id, guildId }: MessageRow) {
  if (!interaction) return {};
  const user = userById(world, interaction.userId);
  const owners = guildId ? { '0': guildId } : { '0': '0' };
  const metadata = {
    id: interaction.id,
    type: interaction.type,
    user,
    authorizing_integration_owners: owners,
    ...(interaction.originalMessageId && interaction.originalMessageId !== id
      ? { original_response_message_id: interaction.originalMessageId }
      : {}),
    ...(interaction.sourceMessageId ? { interacted_message_id: interaction.sourceMessageId } : {}),
    ...(interaction.name ? { name: interaction.name } : {}),
  } as unknown as APIMessageInteractionMetadata;
  if (interaction.type !== InteractionType.ApplicationCommand || !interaction.name) {
    return { interaction_metadata: metadata };
  }
  const legacy: APIMessageInteraction = {
    id: interaction.id,
    type: interaction.type,
    name: interaction.name,
    user,
  };
  return { interaction_metadata: metadata, interaction: legacy };
}
