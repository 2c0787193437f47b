import { MessageType } from 'discord-api-types/v10';
import type { ChannelRow, EmojiRef } from '../world/rows.ts';
import { compareIds } from '../world/snowflake.ts';
import { readMarkKey, type World } from '../world/world.ts';
import type { Ids } from './backdated-ids.ts';
import type { DemoChannel } from './shape.ts';

/** What turns a demo's names into ids. */
export interface Filling {
  ids: Ids;
  person: (name: string) => string;
  /** Names in a text become ids. */
  fill: (text: string) => string;
  emojis: Map<string, EmojiRef>;
}

export function loadMessages(
  world: World,
  entry: DemoChannel,
  channel: ChannelRow,
  { ids, person, fill, emojis }: Filling,
): void {
  const messages = [...(entry.messages ?? [])].sort((a, b) => b.hoursAgo - a.hoursAgo);
  for (const { from, hoursAgo, text, reactions = {} } of messages) {
    const content = fill(text);
    const id = ids.ago(hoursAgo);
    world.messages.put({
      id,
      channelId: channel.id,
      guildId: channel.guildId,
      authorId: person(from),
      webhook: null,
      type: MessageType.Default,
      content,
      embeds: [],
      components: [],
      attachmentIds: [],
      editedAt: null,
      pinned: false,
      tts: false,
      mentionEveryone: false,
      mentionIds: [...content.matchAll(/<@(\d+)>/g)].flatMap(([, mentioned]) => mentioned ?? []),
      mentionRoleIds: [],
      reactions: Object.entries(reactions).map(([emoji, names]) => ({
        emoji: emojis.get(emoji.replaceAll(':', '')) ?? { id: null, name: emoji, animated: false },
        userIds: names.map(person),
      })),
      flags: 0,
      nonce: null,
      replyToId: null,
      interaction: null,
      applicationId: null,
      ephemeralFor: null,
    });
    world.channels.patch(channel.id, { lastMessageId: id });
  }
}

/** Nobody begins with a server full of unread marks. */
export function markAllRead(world: World, guildId: string): void {
  for (const channel of world.channels.by('guildId', guildId)) {
    const { lastMessageId } = channel;
    if (!lastMessageId) continue;
    for (const { userId } of world.members.by('guildId', guildId)) {
      const held = world.readMarks.get(readMarkKey(userId, channel.id));
      if (held && compareIds(held.lastReadId, lastMessageId) >= 0) continue;
      if (world.users.get(userId)?.bot) continue;
      world.readMarks.put({ userId, channelId: channel.id, lastReadId: lastMessageId });
    }
  }
}
