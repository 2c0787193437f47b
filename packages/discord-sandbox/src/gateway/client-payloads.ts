import { z } from 'zod';
import { opcode } from './opcodes.ts';

const id = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,20}$/));

const presence = z.looseObject({
  status: z.enum(['online', 'dnd', 'idle', 'invisible', 'offline']),
  activities: z.array(z.looseObject({ name: z.string(), type: z.number().int() })).optional(),
  since: z.number().nullish(),
  afk: z.boolean().optional(),
});
export type RequestedPresence = z.infer<typeof presence>;

const identify = z.looseObject({
  token: z.string(),
  intents: z.number().int(),
  properties: z.looseObject({}),
  compress: z.boolean().optional(),
  large_threshold: z.number().int().min(50).max(250).default(50),
  shard: z.tuple([z.number().int(), z.number().int()]).nullish(),
  presence: presence.nullish(),
});
export type Identify = z.infer<typeof identify>;

const resume = z.looseObject({
  token: z.string(),
  session_id: z.string(),
  seq: z.number().int().nonnegative(),
});
export type Resume = z.infer<typeof resume>;

const requestMembers = z.looseObject({
  guild_id: id,
  query: z.string().optional(),
  limit: z.number().int().nonnegative().optional(),
  presences: z.boolean().optional(),
  user_ids: z.union([id.transform((one) => [one]), z.array(id)]).optional(),
  nonce: z.string().optional(),
});
export type RequestMembers = z.infer<typeof requestMembers>;

const envelope = z.looseObject({ op: z.number().int(), d: z.unknown() });

/** What a client may send, told apart by its opcode. */
const byOpcode = {
  [opcode.heartbeat]: z.number().int().nullable(),
  [opcode.identify]: identify,
  [opcode.presenceUpdate]: presence,
  [opcode.voiceStateUpdate]: z.looseObject({ guild_id: id, channel_id: id.nullable() }),
  [opcode.resume]: resume,
  [opcode.requestGuildMembers]: requestMembers,
  [opcode.requestSoundboardSounds]: z.looseObject({ guild_ids: z.array(id) }),
} as const;

type Known = typeof byOpcode;
export type ClientPayload = { [Op in keyof Known]: { op: Op; d: z.infer<Known[Op]> } }[keyof Known];

/** Reads one text frame: the payload, or the reason for which Discord closes the socket. */
export function readClientPayload(text: string): ClientPayload | 'decodeError' | 'unknownOpcode' {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'decodeError';
  }
  const outer = envelope.safeParse(json);
  if (!outer.success) return 'decodeError';
  const { op } = outer.data;
  if (!isKnown(op)) return 'unknownOpcode';
  const inner = byOpcode[op].safeParse(outer.data.d ?? null);
  return inner.success ? ({ op, d: inner.data } as ClientPayload) : 'decodeError';
}

function isKnown(op: number): op is keyof Known {
  return op in byOpcode;
}
