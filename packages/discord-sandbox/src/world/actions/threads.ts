import {
  type ChannelType,
  GatewayDispatchEvents,
  GatewayIntentBits,
  MessageFlags,
} from 'discord-api-types/v10';
import { channelObject } from '../objects/channel.ts';
import { threadMemberObject } from '../objects/thread-member.ts';
import { refusal } from '../refusal.ts';
import type { ChannelRow } from '../rows.ts';
import type { World } from '../world.ts';
import { createChannel } from './channels.ts';
import { emit } from './dispatches.ts';

export interface ThreadDraft {
  parent: ChannelRow;
  type: ChannelType.PublicThread | ChannelType.PrivateThread | ChannelType.AnnouncementThread;
  name: string;
  ownerId: string;
  autoArchiveDuration: number;
  invitable?: boolean;
  rateLimitPerUser?: number;
  /** The message it hangs on, whose id the thread then has. */
  messageId?: string;
}

/** Starts a thread; its starter is in it from the beginning. */
export function startThread(world: World, draft: ThreadDraft): ChannelRow {
  const { parent, messageId, ownerId } = draft;
  const thread = createChannel(world, {
    ...(messageId ? { id: messageId } : {}),
    guildId: parent.guildId,
    type: draft.type,
    name: draft.name,
    parentId: parent.id,
    position: 0,
    ownerId,
    rateLimitPerUser: draft.rateLimitPerUser ?? 0,
    thread: {
      archived: false,
      locked: false,
      invitable: draft.invitable ?? true,
      autoArchiveDuration: draft.autoArchiveDuration,
      archivedAt: world.clock.now(),
      memberIds: [ownerId],
      totalMessageSent: 0,
    },
  });
  const message = messageId ? world.messages.get(messageId) : undefined;
  if (message) world.messages.put({ ...message, flags: message.flags | MessageFlags.HasThread });
  return thread;
}

/** Someone joins a thread or leaves it. */
export function setThreadMember(
  world: World,
  thread: ChannelRow,
  userId: string,
  isIn: boolean,
): void {
  const state = thread.thread;
  if (!state) throw refusal('wrongChannelType');
  if (state.memberIds.includes(userId) === isIn) return;
  const others = state.memberIds.filter((id) => id !== userId);
  const memberIds = isIn ? [...others, userId] : others;
  const changed = world.channels.put({ ...thread, thread: { ...state, memberIds } });
  const { id, guildId } = changed;
  emit(
    world,
    GatewayDispatchEvents.ThreadMembersUpdate,
    {
      id,
      guild_id: guildId,
      member_count: Math.min(50, memberIds.length),
      ...(isIn ? { added_members: [threadMemberObject(world, changed, userId)] } : {}),
      ...(isIn ? {} : { removed_member_ids: [userId] }),
    },
    { guildId, intent: GatewayIntentBits.Guilds },
  );
  // Whoever is brought in hears of the thread as if it were new.
  if (isIn && world.applications.has(userId)) {
    emit(world, GatewayDispatchEvents.ThreadCreate, channelObject(world, changed), {
      guildId,
      intent: GatewayIntentBits.Guilds,
      applicationId: userId,
    });
  }
}
