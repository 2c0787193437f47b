import {
  type GatewayGuildMembersChunkDispatchData,
  GatewayIntentBits,
} from 'discord-api-types/v10';
import { memberObject } from '../world/objects/member.ts';
import type { MemberRow } from '../world/rows.ts';
import { memberKey, type World } from '../world/world.ts';
import type { RequestMembers } from './client-payloads.ts';
import type { Session } from './session.ts';

const chunkSize = 1000;
const searchLimit = 100;
const nonceBytes = 32;

/**
 * The chunks that answer opcode 8, or none where Discord stays silent: an unknown guild, or a wish
 * for all members without the GUILD_MEMBERS intent.
 * @see https://docs.discord.com/developers/events/gateway-events#request-guild-members
 */
export function memberChunks(
  world: World,
  session: Session,
  wish: RequestMembers,
): GatewayGuildMembersChunkDispatchData[] {
  const found = findMembers(world, session, wish);
  if (!found) return [];
  const { members, notFound } = found;
  const count = Math.max(1, Math.ceil(members.length / chunkSize));
  const presences = wish.presences && session.intents & GatewayIntentBits.GuildPresences;
  const { nonce } = wish;
  const echo = nonce !== undefined && Buffer.byteLength(nonce) <= nonceBytes ? { nonce } : {};
  return Array.from({ length: count }, (_, index) => ({
    guild_id: wish.guild_id,
    members: members
      .slice(index * chunkSize, (index + 1) * chunkSize)
      .map((member) => memberObject(world, member)),
    chunk_index: index,
    chunk_count: count,
    ...(index === 0 && notFound.length > 0 ? { not_found: notFound } : {}),
    ...(presences ? { presences: [] } : {}),
    ...echo,
  }));
}

function findMembers(
  world: World,
  { botId, intents }: Session,
  { guild_id: guildId, user_ids: userIds, query, limit }: RequestMembers,
): { members: MemberRow[]; notFound: string[] } | undefined {
  if (!world.members.has(memberKey(guildId, botId))) return undefined;
  if (userIds) {
    const asked = userIds.slice(0, searchLimit);
    return {
      members: asked.flatMap((id) => world.members.get(memberKey(guildId, id)) ?? []),
      notFound: asked.filter((id) => !world.members.has(memberKey(guildId, id))),
    };
  }
  if (query === undefined || limit === undefined) return undefined;
  const all = world.members.by('guildId', guildId);
  if (query === '') {
    if (!(intents & GatewayIntentBits.GuildMembers)) return undefined;
    return { members: limit === 0 ? all : all.slice(0, limit), notFound: [] };
  }
  const prefix = query.toLowerCase();
  const hits = all.filter((member) =>
    namesOf(world, member).some((name) => name.startsWith(prefix)),
  );
  return { members: hits.slice(0, Math.min(limit || searchLimit, searchLimit)), notFound: [] };
}

function namesOf(world: World, member: MemberRow): string[] {
  const user = world.users.get(member.userId);
  return [user?.username, user?.globalName, member.nick].flatMap((name) =>
    name ? [name.toLowerCase()] : [],
  );
}
