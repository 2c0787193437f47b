import type {
  APIApplicationCommand,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIOverwrite,
  APIRoleTags,
  ChannelType,
  GuildFeature,
  InteractionType,
  MessageType,
  WebhookType,
} from 'discord-api-types/v10';

/**
 * What the sandbox keeps of each thing on Discord. Rows are plain JSON (the journal writes them as
 * they are) and are turned into Discord's objects by `world/objects/`.
 */

export interface UserRow {
  id: string;
  username: string;
  globalName: string | null;
  bot: boolean;
  /** Hash of the avatar picture; `null` shows Discord's default one. */
  avatar: string | null;
  /** The two colours of the generated avatar, `#rrggbb`. */
  colors: [string, string];
  /** Who this is in the demo, for people choosing whom to be. */
  note: string | null;
}

export interface ApplicationRow {
  /** Also the id of the bot's user, as for all applications since 2017. */
  id: string;
  name: string;
  description: string;
  icon: string | null;
  ownerId: string;
  botToken: string;
  clientSecret: string;
  /** Empty: any redirect to this machine is taken. */
  redirectUris: string[];
  verifyKey: string;
  /** Privileged intents it was granted, as GatewayIntentBits. */
  privilegedIntents: number;
  botPublic: boolean;
}

export interface GuildRow {
  id: string;
  name: string;
  description: string | null;
  icon: string | null;
  colors: [string, string];
  ownerId: string;
  preferredLocale: string;
  features: `${GuildFeature}`[];
  systemChannelId: string | null;
  rulesChannelId: string | null;
  /** False during an outage. */
  available: boolean;
}

export interface RoleRow {
  id: string;
  guildId: string;
  name: string;
  color: number;
  hoist: boolean;
  position: number;
  /** Bits, as a decimal string. */
  permissions: string;
  managed: boolean;
  mentionable: boolean;
  tags: APIRoleTags | null;
  unicodeEmoji: string | null;
}

export interface ThreadState {
  archived: boolean;
  locked: boolean;
  invitable: boolean;
  autoArchiveDuration: number;
  archivedAt: number;
  memberIds: string[];
  totalMessageSent: number;
}

export interface ChannelRow {
  id: string;
  guildId: string | null;
  type: ChannelType;
  name: string | null;
  topic: string | null;
  position: number;
  parentId: string | null;
  nsfw: boolean;
  /** Slow mode, seconds. */
  rateLimitPerUser: number;
  overwrites: APIOverwrite[];
  lastMessageId: string | null;
  lastPinAt: number | null;
  /** Direct messages only. */
  recipientIds: string[];
  /** Threads only: who started it. */
  ownerId: string | null;
  thread: ThreadState | null;
  bitrate: number | null;
  userLimit: number | null;
}

export interface MemberRow {
  guildId: string;
  userId: string;
  nick: string | null;
  roleIds: string[];
  joinedAt: number;
  /** Timed out until then, milliseconds; `null` when not. */
  timeoutUntil: number | null;
  mute: boolean;
  deaf: boolean;
}

export interface EmojiRef {
  id: string | null;
  name: string;
  animated: boolean;
}

export interface ReactionRow {
  emoji: EmojiRef;
  userIds: string[];
}

export interface MessageRow {
  id: string;
  channelId: string;
  guildId: string | null;
  authorId: string;
  /** Set when sent through a webhook: the name and picture it showed. */
  webhook: { id: string; name: string; avatar: string | null } | null;
  type: MessageType;
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachmentIds: string[];
  editedAt: number | null;
  pinned: boolean;
  tts: boolean;
  mentionEveryone: boolean;
  mentionIds: string[];
  mentionRoleIds: string[];
  reactions: ReactionRow[];
  /** MessageFlags bits. */
  flags: number;
  nonce: string | null;
  /** The message it answers. */
  replyToId: string | null;
  /** Set when it answers an interaction. */
  interaction: {
    id: string;
    type: InteractionType;
    userId: string;
    name: string | null;
    /** The message whose component was used. */
    sourceMessageId: string | null;
    /** For follow-ups: the first answer. */
    originalMessageId: string | null;
  } | null;
  applicationId: string | null;
  /** Set: an ephemeral message, which this person alone can see. */
  ephemeralFor: string | null;
}

export interface AttachmentRow {
  id: string;
  channelId: string;
  filename: string;
  description: string | null;
  contentType: string | null;
  /** Bytes. */
  size: number;
  width: number | null;
  height: number | null;
}

/** How an interaction was acknowledged: the callback type of its one answer. */
export interface Acknowledgement {
  at: number;
  type: number;
}

export interface InteractionRow {
  id: string;
  applicationId: string;
  type: InteractionType;
  token: string;
  guildId: string | null;
  channelId: string;
  userId: string;
  /** The message whose component was used, or from which a modal was opened. */
  messageId: string | null;
  /** The pressed component's id or the modal's. */
  customId: string | null;
  /** The command's name. */
  commandName: string | null;
  /** `data` as it was sent to the application. */
  data: unknown;
  createdAt: number;
  acknowledgement: Acknowledgement | null;
  /** `@original`: the message that answered it, or the component's own when updated in place. */
  originalMessageId: string | null;
  /** A modal it opened and which has not been submitted yet. */
  modal: unknown;
  /** Three seconds passed without an acknowledgement. */
  failed: boolean;
}

export interface WebhookRow {
  id: string;
  type: WebhookType;
  guildId: string;
  channelId: string;
  name: string;
  avatar: string | null;
  token: string;
  applicationId: string | null;
  creatorId: string;
}

export interface EmojiRow {
  id: string;
  guildId: string;
  name: string;
  animated: boolean;
  creatorId: string;
  /** The picture: SVG text, or base64 of an uploaded picture with its type. */
  image: { contentType: string; base64: string };
}

export interface CommandRow {
  id: string;
  applicationId: string;
  guildId: string | null;
  /** Complete as Discord answers it. */
  command: APIApplicationCommand;
}

/** How far a person has read. */
export interface ReadMarkRow {
  userId: string;
  channelId: string;
  lastReadId: string;
}

/** A person's permission for an application to act (OAuth2). */
export interface AccessTokenRow {
  accessToken: string;
  refreshToken: string;
  applicationId: string;
  userId: string;
  scopes: string[];
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export interface AuthorizationCodeRow {
  code: string;
  applicationId: string;
  userId: string;
  scopes: string[];
  redirectUri: string;
  codeChallenge: string | null;
  codeChallengeMethod: string | null;
  expiresAt: number;
}

export interface BanRow {
  guildId: string;
  userId: string;
  reason: string | null;
}
