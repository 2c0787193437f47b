import { PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { setOverwrite } from '../world/actions/channels.ts';
import { permissionBits, snowflake } from '../world/form.ts';
import { permissionsIn } from '../world/permissions.ts';
import { refusal } from '../world/refusal.ts';
import { permittedChannel } from './access.ts';
import { type Call, parseBody } from './call.ts';
import { checkGrants } from './grants.ts';
import { del, put, type Route } from './route.ts';

const schema = z.strictObject({
  /** discord.js repeats it from the path. */
  id: snowflake.optional(),
  type: z.number().int().min(0).max(1),
  allow: permissionBits.nullish(),
  deny: permissionBits.nullish(),
});

function set(call: Call): void {
  const channel = permittedChannel(call, PermissionFlagsBits.ManageRoles);
  if (channel.guildId === null) throw refusal('notInDirectMessages');
  const { type, allow, deny } = parseBody(call, schema);
  const id = call.params.overwriteId ?? '';
  const known =
    type === 0 ? call.world.roles.get(id)?.guildId === channel.guildId : call.world.users.has(id);
  if (!known) throw refusal(type === 0 ? 'unknownRole' : 'unknownMember');
  const overwrite = { id, type, allow: allow ?? '0', deny: deny ?? '0' };
  checkGrants(permissionsIn(call.world, call.userId, channel), [overwrite], channel.overwrites);
  setOverwrite(call.world, channel, id, overwrite);
}

function remove(call: Call): void {
  const channel = permittedChannel(call, PermissionFlagsBits.ManageRoles);
  const id = call.params.overwriteId ?? '';
  if (!channel.overwrites.some((overwrite) => overwrite.id === id)) {
    throw refusal('unknownOverwrite');
  }
  setOverwrite(call.world, channel, id, null);
}

export const overwriteRoutes: Route[] = [
  put('/channels/:channelId/permissions/:overwriteId', set),
  del('/channels/:channelId/permissions/:overwriteId', remove),
];
