import { PermissionFlagsBits } from 'discord-api-types/v10';

/** A Discord permission as its API spells it. */
export type PermissionName = keyof typeof PermissionFlagsBits;

/** As Discord's settings show it to people: `Manage Channels`. */
export function permissionLabel(name: PermissionName): string {
  return labels[name] ?? name.replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** Where the API's name and the settings' differ, among those we ask for. */
const labels: Partial<Record<PermissionName, string>> = {
  ViewChannel: 'View Channels',
  ManageRoles: 'Manage Roles',
  ReadMessageHistory: 'Read Message History',
};

/** What the bot needs in a server for the whole product to work; each is asked for by a call of ours. */
export const neededInServer = [
  'ViewChannel',
  'ManageChannels',
  'ManageRoles',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
] as const satisfies PermissionName[];

/** What it needs to make a ticket's channel: also each bit that the overwrites give to others. */
export const neededToCreate = [
  'ViewChannel',
  'ManageChannels',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
] as const satisfies PermissionName[];

/** What it needs in a channel to send a panel or a summary there. */
export const neededToSend = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
] as const satisfies PermissionName[];

/** Those of `needed` that a bit set lacks; ADMINISTRATOR has them all. */
export function missingFrom(held: bigint, needed: readonly PermissionName[]): PermissionName[] {
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return [];
  return needed.filter((name) => (held & PermissionFlagsBits[name]) === 0n);
}
