import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketChannel, TicketChannels } from '@fns/core/ports/ticket-channels';
import { ok, type Result, refused } from '@fns/core/result';
import { compareSnowflakes } from '@fns/core/snowflake';
import { ticketIdInTopic } from '@fns/core/ticket-marker';
import { lockedOpenerOverwrite } from '@fns/core/tickets/ticket-overwrites';
import {
  type APIChannel,
  ChannelType,
  type RESTPostAPIGuildChannelJSONBody,
  Routes,
} from 'discord-api-types/v10';
import { attempt } from './attempt.ts';
import type { DiscordContext } from './context.ts';
import { neededToCreate } from './permission-names.ts';

/** Ticket channels over Discord's REST API. */
export function createTicketChannels(context: DiscordContext): TicketChannels {
  const { rest } = context;

  async function listMarked(guildId: Snowflake): Promise<Result<TicketChannel[]>> {
    const listed = await attempt(
      context,
      { action: 'list the channels', needs: ['ViewChannel'], guildId, repeat: 'always' },
      () => rest.get(Routes.guildChannels(guildId)) as Promise<APIChannel[]>,
    );
    if (!listed.ok) return listed;
    return ok(listed.value.map(marked).filter((channel) => channel !== null));
  }

  return {
    async create(guildId, spec) {
      const { name, topic, parentId, overwrites, reason } = spec;
      const ticketId = ticketIdInTopic(topic);
      if (!ticketId) throw new Error('a ticket channel needs a topic with a marker');
      const body: RESTPostAPIGuildChannelJSONBody = {
        name,
        topic,
        type: ChannelType.GuildText,
        parent_id: parentId,
        permission_overwrites: overwrites,
      };
      const created = await attempt(
        context,
        {
          action: 'create a ticket channel',
          needs: neededToCreate,
          guildId,
          channelId: parentId,
          repeat: 'unless-sent',
        },
        () => rest.post(Routes.guildChannels(guildId), { body, reason }) as Promise<APIChannel>,
      );
      if (!created.ok) return created;
      return ok({ channelId: created.value.id, name: created.value.name ?? name, ticketId });
    },

    listMarked,

    async findByMarker(guildId: Snowflake, ticketId: DocumentId) {
      const listed = await listMarked(guildId);
      if (!listed.ok) return listed;
      const [oldest] = listed.value
        .filter((channel) => channel.ticketId === ticketId)
        .sort((a, b) => compareSnowflakes(a.channelId, b.channelId));
      return ok(oldest ?? null);
    },

    async exists(guildId, channelId) {
      const found = await attempt(
        context,
        { action: 'see this channel', needs: ['ViewChannel'], channelId, repeat: 'always' },
        () => rest.get(Routes.channel(channelId)) as Promise<APIChannel>,
      );
      if (found.ok) return ok('guild_id' in found.value && found.value.guild_id === guildId);
      return found.error.code === 'channel_not_found' ? ok(false) : found;
    },

    async delete(guildId, channelId, reason) {
      const deleted = await attempt(
        context,
        {
          action: 'delete this channel',
          needs: ['ViewChannel', 'ManageChannels'],
          guildId,
          channelId,
          repeat: 'always',
        },
        () => rest.delete(Routes.channel(channelId), { reason }),
      );
      return succeededOrGone(deleted);
    },

    async lockOpener(guildId, channelId, userId) {
      const { id, ...body } = lockedOpenerOverwrite(userId);
      const locked = await attempt(
        context,
        {
          action: 'change who may write in this channel',
          needs: ['ViewChannel', 'ManageRoles', 'SendMessages', 'ReadMessageHistory'],
          guildId,
          channelId,
          repeat: 'always',
        },
        () =>
          rest.put(Routes.channelPermission(channelId, id), { body, reason: 'The ticket closes' }),
      );
      return succeededOrGone(locked);
    },
  };
}

function marked(channel: APIChannel): TicketChannel | null {
  if (channel.type !== ChannelType.GuildText) return null;
  const ticketId = ticketIdInTopic(channel.topic);
  return ticketId ? { channelId: channel.id, name: channel.name ?? '', ticketId } : null;
}

function succeededOrGone(result: Result<unknown>): Result<void> {
  if (result.ok || result.error.code === 'channel_not_found') return ok(undefined);
  return refused(result.error);
}
