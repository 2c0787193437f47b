/** Why the gateway closes a socket. @see https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway */
export const closeCode = {
  unknownError: 4000,
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  rateLimited: 4008,
  sessionTimedOut: 4009,
  invalidShard: 4010,
  shardingRequired: 4011,
  invalidApiVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

export type CloseReason = keyof typeof closeCode;

/** The sentence that Discord gives with each code. */
export const closeSentence: Record<CloseReason, string> = {
  unknownError: 'Unknown error.',
  unknownOpcode: 'Unknown opcode.',
  decodeError: 'Error while decoding payload.',
  notAuthenticated: 'Not authenticated.',
  authenticationFailed: 'Authentication failed.',
  alreadyAuthenticated: 'Already authenticated.',
  invalidSequence: 'Invalid seq.',
  rateLimited: 'Rate limited.',
  sessionTimedOut: 'Session timed out.',
  invalidShard: 'Invalid shard.',
  shardingRequired: 'Sharding required.',
  invalidApiVersion: 'Invalid API version.',
  invalidIntents: 'Invalid intent(s).',
  disallowedIntents: 'Disallowed intent(s).',
};
