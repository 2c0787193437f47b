/** The bits this page asks about. @see https://docs.discord.com/developers/topics/permissions */
const bits = {
  ADD_REACTIONS: 1n << 6n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  ATTACH_FILES: 1n << 15n,
  USE_APPLICATION_COMMANDS: 1n << 31n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
} as const;

const administrator = 1n << 3n;

/** Whether a decimal bit field allows something. */
export function may(permissions: string, permission: keyof typeof bits): boolean {
  return (BigInt(permissions) & (administrator | bits[permission])) !== 0n;
}
