import type { ChannelView, GuildView, LiveEvent } from '../../../src/control/contract.ts';
import { later, type MessageLog, withMessage, withoutMessages } from './message-log.ts';
import type { SessionState } from './state.ts';

/** Typing shows this long after the last sign of it, as in Discord. */
const typingFor = 10_000;

/** What a live event makes of the state. Pure; applying one twice changes nothing more. */
export function applyEvent(state: SessionState, event: LiveEvent, now: number): SessionState {
  switch (event.type) {
    case 'ready':
      return state;
    case 'message.created':
      return messageCreated(state, event.message, now);
    case 'message.updated':
      return inLog(state, event.message.channel_id, (log) =>
        log.messages.some(({ id }) => id === event.message.id)
          ? withMessage(log, event.message)
          : log,
      );
    case 'message.deleted':
      return inLog(state, event.channelId, (log) => withoutMessages(log, event.messageIds));
    case 'typing':
      return withTyping(state, event.channelId, event.userId, now + typingFor);
    case 'channel.upserted':
      return withChannel(state, event.channel);
    case 'channel.removed':
      return withoutChannel(state, event.channelId);
    case 'channel.read': {
      const { channelId, lastReadId, unread, mentions } = event;
      return mapChannel(state, channelId, (each) => ({ ...each, lastReadId, unread, mentions }));
    }
    case 'guild.upserted':
      return { ...state, guilds: upsert(state.guilds, event.guild, ({ id }) => id) };
    case 'guild.removed':
      return { ...state, guilds: state.guilds.filter(({ id }) => id !== event.guildId) };
    case 'member.upserted':
      return mapGuild(state, event.guildId, (guild) => ({
        ...guild,
        members: upsert(guild.members, event.member, ({ userId }) => userId),
      }));
    case 'member.removed':
      return mapGuild(state, event.guildId, (guild) => ({
        ...guild,
        members: guild.members.filter(({ userId }) => userId !== event.userId),
      }));
    case 'interaction.pending':
      return {
        ...state,
        pending: upsert(state.pending, event.interaction, (each) => each.interactionId),
      };
    case 'interaction.answered':
      return withoutPending(state, event.interactionId);
    case 'interaction.failed':
      return interactionFailed(state, event.interaction);
    case 'interaction.modal':
      // The page that pressed gets it as the answer to its call; others of the same person don't.
      return withoutPending(state, event.interactionId);
  }
}

type Created = Extract<LiveEvent, { type: 'message.created' }>['message'];

function messageCreated(state: SessionState, message: Created, now: number): SessionState {
  const channelId = message.channel_id;
  const logged = inLog(state, channelId, (log) => withMessage(log, message));
  const settled = message.nonce
    ? { ...logged, outgoing: logged.outgoing.filter(({ nonce }) => nonce !== message.nonce) }
    : logged;
  const quiet = withTyping(settled, channelId, message.author.id, now);
  return mapChannel(quiet, channelId, (channel) =>
    channel.lastMessageId && !later(message.id, channel.lastMessageId)
      ? channel
      : { ...channel, lastMessageId: message.id },
  );
}

export function interactionFailed(
  state: SessionState,
  interaction: Extract<LiveEvent, { type: 'interaction.failed' }>['interaction'],
): SessionState {
  const { interactionId, channelId, messageId, commandName } = interaction;
  return {
    ...withoutPending(state, interactionId),
    unanswered: upsert(
      state.unanswered,
      { interactionId, channelId, messageId, commandName },
      (each) => each.interactionId,
    ),
  };
}

function withoutPending(state: SessionState, interactionId: string): SessionState {
  return {
    ...state,
    pending: state.pending.filter((each) => each.interactionId !== interactionId),
  };
}

export function inLog(
  state: SessionState,
  channelId: string,
  change: (log: MessageLog) => MessageLog,
): SessionState {
  const log = state.logs[channelId];
  if (!log) return state;
  const changed = change(log);
  return changed === log ? state : { ...state, logs: { ...state.logs, [channelId]: changed } };
}

function withTyping(state: SessionState, channelId: string, userId: string, until: number) {
  const here = { ...state.typing[channelId], [userId]: until };
  return { ...state, typing: { ...state.typing, [channelId]: here } };
}

function withChannel(state: SessionState, channel: ChannelView): SessionState {
  if (channel.guildId === null) {
    return {
      ...state,
      directMessages: upsert(state.directMessages, channel, ({ id }) => id),
    };
  }
  return mapGuild(state, channel.guildId, (guild) => ({
    ...guild,
    channels: upsert(guild.channels, channel, ({ id }) => id),
  }));
}

function withoutChannel(state: SessionState, channelId: string): SessionState {
  const { [channelId]: _gone, ...logs } = state.logs;
  return {
    ...state,
    logs,
    directMessages: state.directMessages.filter(({ id }) => id !== channelId),
    guilds: state.guilds.map((guild) =>
      guild.channels.some(({ id }) => id === channelId)
        ? { ...guild, channels: guild.channels.filter(({ id }) => id !== channelId) }
        : guild,
    ),
  };
}

export function mapChannel(
  state: SessionState,
  channelId: string,
  change: (channel: ChannelView) => ChannelView,
): SessionState {
  const all = (channels: readonly ChannelView[]) =>
    channels.map((each) => (each.id === channelId ? change(each) : each));
  if (state.directMessages.some(({ id }) => id === channelId)) {
    return { ...state, directMessages: all(state.directMessages) };
  }
  return {
    ...state,
    guilds: state.guilds.map((guild) =>
      guild.channels.some(({ id }) => id === channelId)
        ? { ...guild, channels: all(guild.channels) }
        : guild,
    ),
  };
}

function mapGuild(
  state: SessionState,
  guildId: string,
  change: (guild: GuildView) => GuildView,
): SessionState {
  return {
    ...state,
    guilds: state.guilds.map((guild) => (guild.id === guildId ? change(guild) : guild)),
  };
}

function upsert<T>(items: readonly T[], item: T, key: (item: T) => string): T[] {
  const at = items.findIndex((each) => key(each) === key(item));
  return at < 0 ? [...items, item] : items.with(at, item);
}
