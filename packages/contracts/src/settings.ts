import { z } from 'zod';
import { instant, snowflake } from './ids.ts';
import { productLimits } from './limits.ts';
import { permissionGrant } from './permissions.ts';

/** `ticketConfig` of the seed: everything a server can set for all of its panels. */
export const ticketConfig = z.strictObject({
  /** Channel name template: `{number}` (four digits), `{username}`, `{panel}`. */
  ticketNameStyle: z
    .string()
    .trim()
    .min(1)
    .max(productLimits.ticketNameStyle)
    .default('ticket-{number}'),
  maxTicketsPerUser: z.int().min(1).max(productLimits.openTicketsPerUser).default(1),
  /** The channel that gets a summary when a ticket closes; null = no summary. Transcripts are kept either way. */
  ticketTranscript: snowflake.nullable().default(null),
  ticketPermissions: z.array(permissionGrant).max(100).default([]),
  /** Send the opener a direct message with the summary. */
  notifyOpener: z.boolean().default(true),
  /** Seconds between closing and the channel's deletion. */
  deleteAfterSeconds: z
    .int()
    .min(0)
    .max(7 * 24 * 3600)
    .default(10),
  autoClose: z
    .strictObject({
      enabled: z.boolean().default(false),
      afterHours: z
        .int()
        .min(1)
        .max(24 * 90)
        .default(72),
      warnHours: z
        .int()
        .min(0)
        .max(24 * 30)
        .default(12),
    })
    .prefault({}),
});
export type TicketConfig = z.infer<typeof ticketConfig>;

export const defaultTicketConfig: TicketConfig = ticketConfig.parse({});

/** A guild's record. `version` counts edits, for optimistic locking. */
export const server = z.object({
  serverId: snowflake,
  ticketConfig,
  version: z.int().nonnegative(),
  createdAt: instant,
  updatedAt: instant,
});
export type Server = z.infer<typeof server>;
