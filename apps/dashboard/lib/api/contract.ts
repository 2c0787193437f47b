import {
  categorySummary,
  channelSummary,
  emojiSummary,
  roleSummary,
  serverDetail,
  serverSummary,
} from '@fns/contracts/bot-api';
import { snowflake } from '@fns/contracts/ids';
import { productLimits } from '@fns/contracts/limits';
import { panel, panelInput } from '@fns/contracts/panel';
import { memberAccess } from '@fns/contracts/permissions';
import { ticketConfig } from '@fns/contracts/settings';
import { z } from 'zod';

/**
 * What the dashboard's own JSON API says and takes, beyond what `@fns/contracts` already names. Both
 * sides read it: the routes parse requests with it, the browser parses answers.
 */

/** A server that holds the bot, and what this person may do there at this moment. */
export const guildCard = serverSummary.extend({ access: memberAccess });
export type GuildCard = z.infer<typeof guildCard>;

/** A server this person manages in Discord that lacks the bot. */
export const addableGuild = z.object({
  id: snowflake,
  name: z.string(),
  iconUrl: z.string().nullable(),
  /** Discord's page that adds the bot to this server. */
  inviteUrl: z.string(),
});
export type AddableGuild = z.infer<typeof addableGuild>;

/** `GET /api/dashboard/guilds`. */
export const guildList = z.object({
  /** Every server with the bot that this person is in; `access.permissions` is empty for a plain member. */
  guilds: z.array(guildCard),
  addable: z.array(addableGuild),
  /**
   * Whether Discord told us which other servers the person manages; if not, `addable` is empty:
   * `sign_in_again` when the authorization ended, `unavailable` when Discord did not answer.
   */
  discord: z.enum(['ok', 'sign_in_again', 'unavailable']),
  /** Adds the bot to a server that Discord lets the person choose. */
  inviteUrl: z.string(),
});
export type GuildList = z.infer<typeof guildList>;

/** `GET …/guild/[guildId]/data`: what the editors' pickers need, in one answer. */
export const guildData = z.object({
  server: serverDetail,
  access: memberAccess,
  channels: z.array(channelSummary),
  categories: z.array(categorySummary),
  roles: z.array(roleSummary),
  emojis: z.array(emojiSummary),
});
export type GuildData = z.infer<typeof guildData>;

/** `GET …/panels`, newest first. */
export const panelList = z.object({
  panels: z.array(panel),
  /** Give it back as `?after=`; null at the end. */
  nextCursor: z.string().nullable(),
});
export type PanelList = z.infer<typeof panelList>;

/** `PUT …/panels/[panelId]`. `expectedVersion` is the version that was edited: `panel_changed` when it is no longer the stored one. */
export const panelUpdate = z.strictObject({
  expectedVersion: z.int().nonnegative(),
  panel: panelInput,
});
export type PanelUpdate = z.infer<typeof panelUpdate>;

/** `POST …/panels/[panelId]/send`. */
export const panelSend = z.strictObject({ channelId: snowflake });

/** `PUT …/settings`. `settings_changed` as with panels. */
export const settingsUpdate = z.strictObject({
  expectedVersion: z.int().nonnegative(),
  ticketConfig,
});
export type SettingsUpdate = z.infer<typeof settingsUpdate>;

/** Where a page of a list begins and how much of it to give. */
export const pageQuery = z.strictObject({
  after: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(productLimits.pageSize).default(25),
});
export interface PageQueryInput {
  after?: string | undefined;
  limit?: number | undefined;
}

/** The same for the messages of a transcript. */
export const messagesQuery = pageQuery.extend({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(productLimits.transcriptPageSize)
    .default(productLimits.transcriptPageSize),
});

/** `GET /api/health`. */
export const health = z.object({
  status: z.enum(['ok', 'degraded']),
  checks: z.object({
    database: z.object({ ok: z.boolean(), detail: z.string().optional() }),
    bot: z.object({ ok: z.boolean(), detail: z.string().optional() }),
  }),
});
export type Health = z.infer<typeof health>;
