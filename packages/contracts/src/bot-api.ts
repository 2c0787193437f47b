import { z } from 'zod';
import { documentId, snowflake } from './ids.ts';
import { memberAccess } from './permissions.ts';

/** The bot's HTTP API on :7694, as both sides see it. Every route but health needs the bearer key. */

export const sendPanelRequest = z.strictObject({
  guildId: snowflake,
  panelId: documentId,
  channelId: snowflake,
  /** Who pressed "send" in the dashboard, for the audit trail. */
  actorId: snowflake,
});
export type SendPanelRequest = z.infer<typeof sendPanelRequest>;

export const sendMultiPanelRequest = z.strictObject({
  guildId: snowflake,
  panelIds: z.array(documentId).min(1).max(25),
  channelId: snowflake,
  actorId: snowflake,
});
export type SendMultiPanelRequest = z.infer<typeof sendMultiPanelRequest>;

export const sentPanel = z.object({
  channelId: snowflake,
  messageId: snowflake,
  /** Opens the message in Discord. */
  url: z.string(),
});
export type SentPanel = z.infer<typeof sentPanel>;

export const serverSummary = z.object({
  id: snowflake,
  name: z.string(),
  iconUrl: z.string().nullable(),
  memberCount: z.int().nonnegative(),
});
export type ServerSummary = z.infer<typeof serverSummary>;

/** `GET /api/servers?member=<userId>` adds what that person may do in each; without it `access` is absent. */
export const serverList = z.object({
  servers: z.array(serverSummary.extend({ access: memberAccess.optional() })),
});

export const serverDetail = serverSummary.extend({
  ownerId: snowflake,
  /** The bot as members of this server see it. */
  bot: z.object({ id: snowflake, displayName: z.string(), avatarUrl: z.string().nullable() }),
  /** Names of Discord permissions that the product needs and the bot does not hold in this server. */
  missingPermissions: z.array(z.string()),
});
export type ServerDetail = z.infer<typeof serverDetail>;

export const channelSummary = z.object({
  id: snowflake,
  name: z.string(),
  /** Discord's channel type number: 0 text, 5 announcement, 4 category. */
  type: z.int(),
  parentId: snowflake.nullable(),
  position: z.int(),
  /** Names of permissions the bot lacks to send a panel there; empty = it can. */
  missingPermissions: z.array(z.string()),
});
export type ChannelSummary = z.infer<typeof channelSummary>;
export const channelList = z.object({ channels: z.array(channelSummary) });

export const categorySummary = z.object({
  id: snowflake,
  name: z.string(),
  position: z.int(),
  /** How many channels it holds; Discord allows 50. */
  channelCount: z.int().nonnegative(),
});
export type CategorySummary = z.infer<typeof categorySummary>;
export const categoryList = z.object({ categories: z.array(categorySummary) });

export const roleSummary = z.object({
  id: snowflake,
  name: z.string(),
  color: z.int(),
  position: z.int(),
  /** Belongs to an integration; people can't be given it. */
  managed: z.boolean(),
  /** Stands below the bot's own highest role. */
  assignable: z.boolean(),
});
export type RoleSummary = z.infer<typeof roleSummary>;
export const roleList = z.object({ roles: z.array(roleSummary) });

export const emojiSummary = z.object({
  id: snowflake,
  name: z.string(),
  animated: z.boolean(),
  url: z.string(),
});
export type EmojiSummary = z.infer<typeof emojiSummary>;
export const emojiList = z.object({ emojis: z.array(emojiSummary) });

export const memberSummary = z.object({
  id: snowflake,
  username: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  bot: z.boolean(),
  roleIds: z.array(snowflake),
});
export type MemberSummary = z.infer<typeof memberSummary>;
export const memberQuery = z.strictObject({
  query: z.string().trim().min(1).max(100).optional(),
  limit: z.coerce.number<number>().int().min(1).max(1000).default(50),
  after: snowflake.optional(),
});
export type MemberQuery = z.input<typeof memberQuery>;
export const memberList = z.object({
  members: z.array(memberSummary),
  nextCursor: snowflake.nullable(),
});

/** One check of a readiness probe. */
export const readiness = z.object({
  ready: z.boolean(),
  checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string().optional() })),
});
export type Readiness = z.infer<typeof readiness>;
