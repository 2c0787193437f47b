import { GatewayDispatchEvents as Events, InteractionType } from 'discord-api-types/v10';
import { childrenOf } from '../world/children.ts';
import type { Dispatch, Notice } from '../world/dispatch.ts';
import { messageObject } from '../world/objects/message.ts';
import { canSee } from '../world/permissions.ts';
import type { ChannelRow, InteractionRow } from '../world/rows.ts';
import { memberKey, type World } from '../world/world.ts';
import type { LiveEvent } from './contract.ts';
import { pendingView } from './user-state.ts';
import {
  channelView,
  guildView,
  type IsOnline,
  memberView,
  readState,
  visibleChannels,
} from './views.ts';

/**
 * What happens, as one person hears of it: nothing from channels they can't see, nothing meant for
 * somebody else. Returns how to stop.
 */
export function openFeed(
  world: World,
  userId: string,
  isOnline: IsOnline,
  send: (event: LiveEvent) => void,
): () => void {
  const visible = new Set<string>();
  for (const { guildId } of world.members.by('userId', userId)) remember(guildId);

  function remember(guildId: string): void {
    for (const { id } of visibleChannels(world, guildId, userId)) visible.add(id);
  }

  const sees = (channelId: string) => {
    const channel = world.channels.get(channelId);
    return channel !== undefined && canSee(world, userId, channel);
  };

  function whole(guildId: string): void {
    const guild = world.guilds.get(guildId);
    if (!guild || !world.members.has(memberKey(guildId, userId))) return;
    for (const { id } of world.channels.by('guildId', guildId)) visible.delete(id);
    remember(guildId);
    send({ type: 'guild.upserted', guild: guildView(world, guild, userId, isOnline) });
  }

  function message(messageId: string, type: 'message.created' | 'message.updated'): void {
    const row = world.messages.get(messageId);
    if (!row || !sees(row.channelId)) return;
    if (row.ephemeralFor && row.ephemeralFor !== userId) return;
    send({ type, message: messageObject(world, row, userId) });
    if (type === 'message.created' && row.authorId !== userId && !row.ephemeralFor) {
      read(row.channelId);
    }
  }

  function read(channelId: string): void {
    const channel = world.channels.get(channelId);
    if (!channel || !canSee(world, userId, channel)) return;
    send({ type: 'channel.read', channelId, ...readState(world, channel, userId) });
  }

  function typing(channelId: string, typist: string): void {
    if (typist !== userId && sees(channelId)) send({ type: 'typing', channelId, userId: typist });
  }

  function deleted(channelId: string, messageIds: string[]): void {
    if (sees(channelId)) send({ type: 'message.deleted', channelId, messageIds });
  }

  /** A channel changed, and with it perhaps who sees it and its threads. */
  function channel(channelId: string): void {
    const row = world.channels.get(channelId);
    if (!row) return;
    upsert(row);
    for (const child of childrenOf(world, row)) if (child.thread) upsert(child);
  }

  function upsert(row: ChannelRow): void {
    if (canSee(world, userId, row)) {
      visible.add(row.id);
      const parent = row.parentId ? world.channels.get(row.parentId) : undefined;
      // A hidden category shows as soon as something in it does.
      if (parent && !visible.has(parent.id)) {
        visible.add(parent.id);
        send({ type: 'channel.upserted', channel: channelView(world, parent, userId) });
      }
      send({ type: 'channel.upserted', channel: channelView(world, row, userId) });
    } else gone(row.id, row.guildId);
  }

  function gone(channelId: string, guildId: string | null): void {
    if (!visible.delete(channelId)) return;
    send({ type: 'channel.removed', guildId, channelId });
  }

  function member(guildId: string, memberId: string): void {
    const row = world.members.get(memberKey(guildId, memberId));
    if (memberId === userId) whole(guildId);
    else if (row) {
      send({ type: 'member.upserted', guildId, member: memberView(world, row, isOnline) });
    }
  }

  function memberLeft(guildId: string, memberId: string): void {
    if (memberId !== userId) send({ type: 'member.removed', guildId, userId: memberId });
    else {
      for (const { id } of world.channels.by('guildId', guildId)) visible.delete(id);
      send({ type: 'guild.removed', guildId });
    }
  }

  const created = (data: EventData) => message(data.id, 'message.created');
  const updated = (data: EventData) => message(data.id, 'message.updated');
  const reacted = (data: EventData) => message(data.message_id, 'message.updated');
  const changed = (data: EventData) => channel(data.id);
  const removed = (data: EventData, guildId: string | null) => gone(data.id, guildId);
  const present = (data: EventData, guildId: string) => member(guildId, data.user?.id ?? '');
  const left = (data: EventData, guildId: string) => memberLeft(guildId, data.user?.id ?? '');
  const reload = (_data: EventData, guildId: string) => whole(guildId);

  const hears: Partial<Record<string, (data: EventData, guildId: string) => void>> = {
    [Events.MessageCreate]: created,
    [Events.MessageUpdate]: updated,
    [Events.MessageReactionAdd]: reacted,
    [Events.MessageReactionRemove]: reacted,
    [Events.MessageReactionRemoveAll]: reacted,
    [Events.MessageReactionRemoveEmoji]: reacted,
    [Events.MessageDelete]: (data) => deleted(data.channel_id, [data.id]),
    [Events.MessageDeleteBulk]: (data) => deleted(data.channel_id, data.ids),
    [Events.TypingStart]: (data) => typing(data.channel_id, data.user_id),
    [Events.ChannelCreate]: changed,
    [Events.ChannelUpdate]: changed,
    [Events.ThreadCreate]: changed,
    [Events.ThreadUpdate]: changed,
    [Events.ChannelDelete]: removed,
    [Events.ThreadDelete]: removed,
    [Events.GuildMemberAdd]: present,
    [Events.GuildMemberUpdate]: present,
    [Events.PresenceUpdate]: present,
    [Events.GuildMemberRemove]: left,
    [Events.GuildCreate]: reload,
    [Events.GuildUpdate]: reload,
    [Events.GuildDelete]: reload,
    [Events.GuildEmojisUpdate]: reload,
    [Events.GuildRoleCreate]: reload,
    [Events.GuildRoleUpdate]: reload,
    [Events.GuildRoleDelete]: reload,
  };

  function hear(dispatch: Dispatch): void {
    const { event, guildId } = dispatch;
    if (dispatch.userId !== null && dispatch.userId !== userId) return;
    // Events for one application only tell it what people know already.
    if (dispatch.applicationId !== null && dispatch.userId === null) return;
    const data = dispatch.data as EventData;
    const isOwnExit = event === Events.GuildMemberRemove && data.user?.id === userId;
    if (guildId && !isOwnExit && !world.members.has(memberKey(guildId, userId))) return;

    hears[event]?.(data, guildId ?? data.guild_id);
  }

  function notice({ userId: whom, type, data }: Notice): void {
    if (whom !== userId) return;
    const { interactionId = '', channelId = '' } = data as Record<string, string>;
    if (type === 'read') read(channelId);
    const interaction = world.interactions.get(interactionId);
    if (interaction && interaction.type !== InteractionType.ApplicationCommandAutocomplete) {
      send(noticed(type, interaction));
    }
  }

  const stops = [world.dispatch.subscribe(hear), world.notices.subscribe(notice)];
  send({ type: 'ready' });
  return () => {
    for (const stop of stops) stop();
  };
}

type ModalEvent = Extract<LiveEvent, { type: 'interaction.modal' }>;

function noticed(type: Notice['type'], interaction: InteractionRow): LiveEvent {
  const { id: interactionId, applicationId, channelId } = interaction;
  switch (type) {
    case 'interaction-pending':
      return { type: 'interaction.pending', interaction: pendingView(interaction) };
    case 'interaction-failed':
      return { type: 'interaction.failed', interaction: pendingView(interaction) };
    case 'modal': {
      const modal = interaction.modal as ModalEvent['modal'];
      return { type: 'interaction.modal', interactionId, applicationId, channelId, modal };
    }
    default:
      return { type: 'interaction.answered', interactionId };
  }
}

/** The fields of the events above that tell what they are about. */
interface EventData {
  id: string;
  ids: string[];
  channel_id: string;
  guild_id: string;
  message_id: string;
  user_id: string;
  user?: { id: string };
}
