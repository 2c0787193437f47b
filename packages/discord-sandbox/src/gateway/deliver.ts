import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Dispatch } from '../world/dispatch.ts';
import { canSee } from '../world/permissions.ts';
import { memberKey, type World } from '../world/world.ts';
import { guildCreateFor } from './guilds.ts';
import { intentAllows } from './intents.ts';
import { withoutContent } from './message-fields.ts';
import type { Session } from './session.ts';
import { shardOf } from './shard.ts';

const messageEvents = new Set<string>(['MESSAGE_CREATE', 'MESSAGE_UPDATE']);
const memberEvents = new Set<string>(['GUILD_MEMBER_UPDATE']);

/** Sends one happening to every session that may hear of it, each field it may read. */
export function deliver(
  world: World,
  sessions: Iterable<Session>,
  dispatch: Dispatch,
  copies: number,
): void {
  let complete: string | undefined;
  for (const session of sessions) {
    if (!hears(world, session, dispatch)) continue;
    if (dispatch.event === 'GUILD_CREATE' && dispatch.guildId) {
      const guild = world.guilds.get(dispatch.guildId);
      if (!guild) continue;
      session.waitingGuilds.delete(guild.id);
      session.dispatch(
        'GUILD_CREATE',
        JSON.stringify(guildCreateFor(world, session, guild)),
        copies,
      );
      continue;
    }
    if (hidesContent(session, dispatch)) {
      const data = withoutContent(dispatch.data as Record<string, unknown>, session.botId);
      session.dispatch(dispatch.event, JSON.stringify(data), copies);
      continue;
    }
    complete ??= JSON.stringify(dispatch.data) ?? 'null';
    session.dispatch(dispatch.event, complete, copies);
  }
}

function hears(world: World, session: Session, dispatch: Dispatch): boolean {
  const { guildId, channelId, applicationId, userId, intent } = dispatch;
  // An ephemeral message is for its reader and the application that sent it.
  if (userId !== null && applicationId === null) return false;
  if (applicationId !== null && applicationId !== session.applicationId) return false;
  if (shardOf(guildId, session.shard[1]) !== session.shard[0]) return false;
  if (!intentAllows(session.intents, intent) && !isAboutItself(session, dispatch)) return false;
  // What is meant for one bot is its own even when it has just left the guild.
  if (applicationId !== null) return true;
  if (guildId !== null) {
    if (!world.members.has(memberKey(guildId, session.botId))) return false;
    if (dispatch.event === 'GUILD_CREATE' || dispatch.event === 'GUILD_DELETE') return true;
    if (session.waitingGuilds.has(guildId) || !world.guilds.get(guildId)?.available) return false;
  }
  const channel = channelId === null ? undefined : world.channels.get(channelId);
  if (channel) return canSee(world, session.botId, channel);
  return guildId !== null;
}

/** A bot hears of changes to its own membership with or without GUILD_MEMBERS. */
function isAboutItself(session: Session, { event, data }: Dispatch): boolean {
  return memberEvents.has(event) && (data as { user?: { id?: string } }).user?.id === session.botId;
}

function hidesContent(session: Session, dispatch: Dispatch): boolean {
  return messageEvents.has(dispatch.event) && !(session.intents & GatewayIntentBits.MessageContent);
}
