import { type Refusal, refuse } from '@fns/contracts/errors';
import type { MessagePayload } from '@fns/contracts/message-payload';
import type { PersonRef } from '@fns/contracts/ticket';
import type { TicketDeps } from '../src/deps.ts';
import type { Overwrite } from '../src/ports/ticket-channels.ts';
import { ok, refused } from '../src/result.ts';
import { compareSnowflakes, snowflakeAt } from '../src/snowflake.ts';
import { ticketIdInTopic } from '../src/ticket-marker.ts';
import type { TrackedMessage } from '../src/tracked-message.ts';
import { partly } from './memory-stores.ts';

interface Channel {
  id: string;
  name: string;
  topic: string;
  overwrites: Overwrite[];
  messages: TrackedMessage[];
}

/** Milliseconds for which Discord remembers a nonce. */
const nonceLife = 180_000;

/** Discord in memory: channels with their messages, and who is in the guild. */
export class MemoryDiscord {
  channels = new Map<string, Channel>();
  members = new Map<string, string[]>();
  /** Everything that was ever said in a ticket's channel by people, also after it is deleted. */
  saidByPeople: string[] = [];
  now = Date.parse('2026-05-01T12:00:00.000Z');
  /** Refusals that stand in the way of these calls until they are taken back. */
  refusing: { create?: Refusal; send?: Refusal } = {};
  #sequence = 0n;
  #nonces = new Map<string, { at: number; channelId: string; messageId: string }>();

  instant(): string {
    return new Date(this.now).toISOString();
  }

  newId(): string {
    return String(BigInt(snowflakeAt(this.instant())) + ++this.#sequence);
  }

  addChannel(name: string, topic = '', overwrites: Overwrite[] = []): Channel {
    const channel = { id: this.newId(), name, topic, overwrites, messages: [] };
    this.channels.set(channel.id, channel);
    return channel;
  }

  marked(): Channel[] {
    return [...this.channels.values()].filter(({ topic }) => ticketIdInTopic(topic) !== null);
  }

  /** A person writes, with a file when asked. */
  say(channelId: string, author: PersonRef, content: string, withFile = false): void {
    const channel = this.channels.get(channelId);
    if (!channel) throw new Error('said into nothing');
    const message = this.#message(channel.id, { ...author, bot: false }, { content });
    if (withFile) message.attachments.push(someFile(this.newId()));
    channel.messages.push(message);
    this.saidByPeople.push(message.messageId);
  }

  ports(bot: TicketDeps['bot']): Pick<TicketDeps, 'channels' | 'messages' | 'members' | 'files'> {
    const gone = () => refused(refuse('channel_not_found'));
    const listMarked = () =>
      this.marked().map(({ id: channelId, name, topic }) => ({
        channelId,
        name,
        ticketId: ticketIdInTopic(topic) ?? '',
      }));
    return {
      channels: {
        create: async (_guild, { name, topic, overwrites }) => {
          if (this.refusing.create) return refused(this.refusing.create);
          const { id: channelId } = this.addChannel(name, topic, overwrites);
          return ok({ channelId, name, ticketId: ticketIdInTopic(topic) ?? '' });
        },
        listMarked: async () => ok(listMarked()),
        findByMarker: async (_guild, ticketId) =>
          ok(listMarked().find((channel) => channel.ticketId === ticketId) ?? null),
        exists: async (_guild, channelId) => ok(this.channels.has(channelId)),
        delete: async (_guild, channelId) => {
          this.channels.delete(channelId);
          return ok(undefined);
        },
        lockOpener: async () => ok(undefined),
      },
      messages: partly<TicketDeps['messages']>({
        send: async (channelId, payload, { nonce }) => {
          const channel = this.channels.get(channelId);
          if (!channel) return gone();
          if (this.refusing.send) return refused(this.refusing.send);
          const key = `${channelId}:${nonce}`;
          const known = this.#nonces.get(key);
          if (known && this.now - known.at < nonceLife) return ok(known);
          const author = { ...person(bot.id, bot.name), bot: true };
          const message = this.#message(channelId, author, payload);
          channel.messages.push(message);
          const sent = { channelId, messageId: message.messageId };
          this.#nonces.set(key, { at: this.now, ...sent });
          return ok(sent);
        },
        history: async (channelId, { after, before, limit }) => {
          const channel = this.channels.get(channelId);
          if (!channel) return gone();
          const fits = channel.messages.filter(
            ({ messageId }) =>
              (!after || compareSnowflakes(messageId, after) > 0) &&
              (!before || compareSnowflakes(messageId, before) < 0),
          );
          return ok(structuredClone(after ? fits.slice(0, limit) : fits.slice(-limit)));
        },
        openDirect: async (userId) => {
          const name = `direct-${userId}`;
          const known = [...this.channels.values()].find((channel) => channel.name === name);
          return ok((known ?? this.addChannel(name)).id);
        },
      }),
      members: {
        roleIds: async (_guild, userId) => ok(this.members.get(userId) ?? null),
        isManager: async () => ok(false),
      },
      files: {
        open: async () => ok({ size: 3, contentType: null, body: bytes() }),
      },
    };
  }

  #message(
    channelId: string,
    author: TrackedMessage['author'],
    { content = '', embeds = [], components = [] }: Partial<MessagePayload>,
  ): TrackedMessage {
    return {
      messageId: this.newId(),
      channelId,
      type: 0,
      author,
      authorRoleIds: null,
      content,
      embeds: structuredClone(embeds) as Record<string, unknown>[],
      components: structuredClone(components) as unknown as Record<string, unknown>[],
      stickers: [],
      attachments: [],
      replyTo: null,
      pinned: false,
      createdAt: this.instant(),
      editedAt: null,
      mentions: { users: {}, roles: {}, channels: {} },
    };
  }
}

export function person(id: string, name: string): PersonRef {
  return { id, username: name.toLowerCase(), displayName: name, avatarUrl: null };
}

function someFile(id: string) {
  return {
    id,
    filename: 'screen.png',
    contentType: 'image/png',
    size: 3,
    width: 1,
    height: 1,
    description: null,
    spoiler: false,
    url: `https://cdn.discordapp.com/attachments/1/${id}/screen.png`,
  };
}

async function* bytes() {
  yield new Uint8Array(3);
}
