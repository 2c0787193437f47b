import { z } from 'zod';
import { instant, snowflake } from './ids.ts';
import { productLimits } from './limits.ts';
import { permissionGrant } from './permissions.ts';
import { atMostCharacters, between } from './sentences.ts';

const wholeNumber = (min: number, max: number, sentence = between(min, max)) =>
  z.int(sentence).min(min, sentence).max(max, sentence);

/** `ticketConfig` of the seed: everything a server can set for all of its panels. */
export const ticketConfig = z.strictObject({
  /** Channel name template: `{number}` (four digits), `{username}`, `{panel}`. */
  ticketNameStyle: z
    .string()
    .trim()
    .min(1, 'Give ticket channels a name')
    .max(productLimits.ticketNameStyle, atMostCharacters(productLimits.ticketNameStyle))
    .default('ticket-{number}'),
  maxTicketsPerUser: wholeNumber(1, productLimits.openTicketsPerUser).default(1),
  /** The channel that gets a summary when a ticket closes; null = no summary. Transcripts are kept either way. */
  ticketTranscript: snowflake.nullable().default(null),
  ticketPermissions: z.array(permissionGrant).max(100).default([]),
  /** Send the opener a direct message with the summary. */
  notifyOpener: z.boolean().default(true),
  /** Seconds between closing and the channel's deletion. */
  deleteAfterSeconds: wholeNumber(0, 7 * 24 * 3600, 'From 0 seconds to 7 days').default(10),
  autoClose: z
    .strictObject({
      enabled: z.boolean().default(false),
      afterHours: wholeNumber(1, 24 * 90).default(72),
      warnHours: wholeNumber(0, 24 * 30).default(12),
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
