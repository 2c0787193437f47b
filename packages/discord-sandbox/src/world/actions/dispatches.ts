import {
  ChannelType,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
} from 'discord-api-types/v10';
import type { Dispatch } from '../dispatch.ts';
import { channelObject, isThread } from '../objects/channel.ts';
import { bareMemberObject } from '../objects/member.ts';
import { messageObject } from '../objects/message.ts';
import type { ChannelRow, MessageRow } from '../rows.ts';
import { memberKey, type World } from '../world.ts';

/** Tells everybody listening; what is left out means "for all". */
export function emit(
  world: World,
  event: `${GatewayDispatchEvents}`,
  data: unknown,
  scope: Partial<Omit<Dispatch, 'event' | 'data'>> = {},
): void {
  world.dispatch.emit({
    event,
    data,
    guildId: null,
    channelId: null,
    intent: 0,
    applicationId: null,
    userId: null,
    ...scope,
  });
}

/** The `d` of MESSAGE_CREATE and MESSAGE_UPDATE: the message with its guild and members. */
export function messageEvent(world: World, message: MessageRow): GatewayMessageCreateDispatchData {
  const guildId = message.ephemeralFor ? null : message.guildId;
  const base = messageObject(world, message);
  const channel = world.channels.get(message.channelId);
  const extra = { channel_type: channel?.type } as Pick<
    GatewayMessageCreateDispatchData,
    'channel_type'
  >;
  if (guildId === null) return { ...base, ...extra };
  const bare = (userId: string) => {
    const member = world.members.get(memberKey(guildId, userId));
    return member && bareMemberObject(member);
  };
  const member = message.webhook ? undefined : bare(message.authorId);
  return {
    ...base,
    ...extra,
    guild_id: guildId,
    ...(member ? { member } : {}),
    mentions: base.mentions.map((user) => {
      const mentioned = bare(user.id);
      return mentioned ? { ...user, member: mentioned } : user;
    }) as GatewayMessageCreateDispatchData['mentions'],
  };
}

/**
 * Whom a message's events reach. An ephemeral one reaches only its application and its reader, and
 * the application as if it were a direct message: https://github.com/discord/discord-api-docs/issues/4557
 */
export function messageScope(message: MessageRow): Partial<Dispatch> {
  const { guildId, channelId, ephemeralFor, applicationId } = message;
  if (ephemeralFor) {
    const intent = GatewayIntentBits.DirectMessages;
    return { channelId, intent, userId: ephemeralFor, applicationId };
  }
  return {
    guildId,
    channelId,
    intent: guildId ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages,
  };
}

type ChannelEvent = 'CREATE' | 'UPDATE' | 'DELETE';

export function emitChannel(world: World, kind: ChannelEvent, channel: ChannelRow): void {
  const events = {
    channel: {
      CREATE: GatewayDispatchEvents.ChannelCreate,
      UPDATE: GatewayDispatchEvents.ChannelUpdate,
      DELETE: GatewayDispatchEvents.ChannelDelete,
    },
    thread: {
      CREATE: GatewayDispatchEvents.ThreadCreate,
      UPDATE: GatewayDispatchEvents.ThreadUpdate,
      DELETE: GatewayDispatchEvents.ThreadDelete,
    },
  } as const;
  const event = events[isThread(channel) ? 'thread' : 'channel'][kind];
  const direct = channel.type === ChannelType.DM;
  // No channelId: bots hear of all channels of their servers, also of those they can't see.
  emit(world, event, channelObject(world, channel), {
    guildId: channel.guildId,
    intent: direct ? GatewayIntentBits.DirectMessages : GatewayIntentBits.Guilds,
  });
}
