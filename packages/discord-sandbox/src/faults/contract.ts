import { z } from 'zod';

/** Faults of the control API: `POST /_sandbox/faults`, `GET` to see what is armed, `DELETE` to end all. */

const match = z.strictObject({
  method: z
    .string()
    .transform((method) => method.toUpperCase())
    .optional(),
  /**
   * The path below `/api/v10`, as a glob: `*` stands for one segment's text, `**` for anything.
   * Between slashes with a trailing one it is a regular expression: `/^\/channels\/\d+$/`.
   */
  path: z.string().min(1).optional(),
});

const times = z.number().int().min(1).default(1);
/** Milliseconds, fixed or evenly spread between two bounds. */
const duration = z.union([
  z.number().nonnegative(),
  z.strictObject({ min: z.number().nonnegative(), max: z.number().nonnegative() }),
]);

const rest = {
  match: match.default({}),
  /** How many matching calls it strikes. */
  times,
  /** Lets this many matching calls pass first. */
  skip: z.number().int().nonnegative().default(0),
  /** Strikes a matching call with this chance, by the seed. */
  probability: z.number().gt(0).max(1).default(1),
  seed: z.number().int().default(1),
};

const restFault = z.discriminatedUnion('kind', [
  z.strictObject({ ...rest, kind: z.literal('429'), retryAfter: z.number().positive().default(1) }),
  z.strictObject({
    ...rest,
    kind: z.literal('429-global'),
    retryAfter: z.number().positive().default(1),
  }),
  /** Cloudflare's own: plain text, no JSON. */
  z.strictObject({
    ...rest,
    kind: z.literal('429-cloudflare'),
    retryAfter: z.number().positive().default(1),
  }),
  z.strictObject({
    ...rest,
    kind: z.literal('5xx'),
    status: z.number().int().min(500).max(599).default(502),
  }),
  /** Never answers. */
  z.strictObject({ ...rest, kind: z.literal('timeout') }),
  /** The connection ends before anything is done. */
  z.strictObject({ ...rest, kind: z.literal('cut') }),
  /** Does it, and then the connection ends before the answer. */
  z.strictObject({ ...rest, kind: z.literal('lost-answer') }),
  z.strictObject({ ...rest, kind: z.literal('slow'), ms: duration }),
]);
export type RestFault = z.infer<typeof restFault>;

const gatewayFault = z.discriminatedUnion('kind', [
  /** Cuts every socket, without a close code. */
  z.strictObject({ kind: z.literal('drop') }),
  /** Opcode 7 to every session. */
  z.strictObject({ kind: z.literal('reconnect') }),
  /** Opcode 9 to every session. */
  z.strictObject({ kind: z.literal('invalid'), resumable: z.boolean().default(false) }),
  /** The sockets stay open and say nothing, not even an acknowledgement; for good, or for `ms`. */
  z.strictObject({ kind: z.literal('silence'), ms: z.number().positive().optional() }),
  /** Each of the next `times` dispatches is delivered `copies` times. */
  z.strictObject({
    kind: z.literal('replay'),
    times,
    copies: z.number().int().min(2).max(10).default(2),
  }),
  /** The next `times` dispatches arrive in another order, by the seed, `window` at a time. */
  z.strictObject({
    kind: z.literal('reorder'),
    times,
    window: z.number().int().min(2).max(100).default(4),
    seed: z.number().int().default(1),
  }),
  /** GUILD_DELETE with `unavailable`; back after `ms`, or when the faults are deleted. */
  z.strictObject({
    kind: z.literal('guild-outage'),
    guildId: z.string().regex(/^\d{17,20}$/),
    ms: z.number().positive().optional(),
  }),
]);
export type GatewayFault = z.infer<typeof gatewayFault>;

export const fault = z.discriminatedUnion('kind', [...restFault.options, ...gatewayFault.options]);
export type FaultRequest = z.input<typeof fault>;

export const armedFaults = z.object({
  faults: z.array(
    z.object({
      kind: z.string(),
      /** Strikes that are left. */
      left: z.number().int(),
    }),
  ),
});
export type ArmedFaults = z.infer<typeof armedFaults>;
