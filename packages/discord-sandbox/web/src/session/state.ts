import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type {
  ChannelView,
  GuildView,
  PendingInteraction,
  Person,
} from '../../../src/control/contract.ts';
import type { MessageLog } from './message-log.ts';

/** A message on its way to the sandbox. */
export interface Outgoing {
  nonce: string;
  channelId: string;
  content: string;
  files: File[];
  replyTo: string | null;
  at: string;
  /** A sentence, once it could not be sent. */
  problem: string | null;
}

export interface OpenModal {
  interactionId: string;
  applicationId: string;
  modal: APIModalInteractionResponseCallbackData;
  /** A sentence, when submitting did not work. */
  problem: string | null;
  submitting: boolean;
}

/** Something the application left unanswered: under the message pressed, or for a command. */
export interface Unanswered {
  interactionId: string;
  channelId: string;
  messageId: string | null;
  commandName: string | null;
}

export interface Notice {
  id: number;
  text: string;
}

/** All that one person's page knows. Replaced, never changed in place. */
export interface SessionState {
  phase: 'loading' | 'ready' | 'failed';
  /** A sentence, when failed. */
  problem: string | null;
  online: boolean;
  self: Person | null;
  guilds: readonly GuildView[];
  directMessages: readonly ChannelView[];
  people: Readonly<Record<string, Person>>;
  logs: Readonly<Record<string, MessageLog>>;
  outgoing: readonly Outgoing[];
  /** Who is typing where, and until when (ms since 1970). */
  typing: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Commands sent and not yet answered. */
  pending: readonly PendingInteraction[];
  /** The component pressed on each message, while its answer is awaited. */
  pressed: Readonly<Record<string, string>>;
  unanswered: readonly Unanswered[];
  modal: OpenModal | null;
  notices: readonly Notice[];
}

export const emptyState: SessionState = {
  phase: 'loading',
  problem: null,
  online: true,
  self: null,
  guilds: [],
  directMessages: [],
  people: {},
  logs: {},
  outgoing: [],
  typing: {},
  pending: [],
  pressed: {},
  unanswered: [],
  modal: null,
  notices: [],
};

export function findChannel(state: SessionState, channelId: string): ChannelView | undefined {
  for (const guild of state.guilds) {
    const found = guild.channels.find(({ id }) => id === channelId);
    if (found) return found;
  }
  return state.directMessages.find(({ id }) => id === channelId);
}

export function findGuild(state: SessionState, guildId: string | null): GuildView | undefined {
  return state.guilds.find(({ id }) => id === guildId);
}
