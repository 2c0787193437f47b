import { discordLimits } from '@fns/contracts/limits';

/** What a button, menu or modal of ours means: `feature:action:arg`. `arg` is empty when there is none. */
export interface CustomId {
  feature: string;
  action: string;
  arg: string;
}

const word = /^[a-z][a-z0-9-]*$/;

/** Writes a custom id. Throws on one that Discord (100 characters) or the codec would not take: that is a bug. */
export function encodeCustomId(feature: string, action: string, arg = ''): string {
  if (!word.test(feature) || !word.test(action)) {
    throw new Error(`not a custom id: ${feature}:${action}`);
  }
  const id = arg === '' ? `${feature}:${action}` : `${feature}:${action}:${arg}`;
  if (id.length > discordLimits.customId) throw new Error(`custom id too long: ${id}`);
  return id;
}

/** Reads a custom id; null for one that isn't ours. The argument may itself contain colons. */
export function decodeCustomId(id: string): CustomId | null {
  const [feature = '', action = '', ...rest] = id.split(':');
  if (!word.test(feature) || !word.test(action)) return null;
  return { feature, action, arg: rest.join(':') };
}

/** Every custom id the product writes, in one place, so that the views and the router can't drift apart. */
export const customIds = {
  /** The panel's button; the argument is the panel's id. */
  openTicket: (panelId: string) => encodeCustomId('ticket', 'open', panelId),
  /** The close button of the welcome message; asks for confirmation. */
  closeTicket: (ticketId: string) => encodeCustomId('ticket', 'close', ticketId),
  confirmClose: (ticketId: string) => encodeCustomId('ticket', 'close-confirm', ticketId),
  cancelClose: (ticketId: string) => encodeCustomId('ticket', 'close-cancel', ticketId),
} as const;
