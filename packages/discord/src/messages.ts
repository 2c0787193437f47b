import { DiscordAPIError } from '@discordjs/rest';
import type { Snowflake } from '@fns/contracts/ids';
import { discordLimits } from '@fns/contracts/limits';
import type { MessagePayload } from '@fns/contracts/message-payload';
import type { Messages, SentMessage } from '@fns/core/ports/messages';
import { ok, refused } from '@fns/core/result';
import { compareSnowflakes } from '@fns/core/snowflake';
import {
  type APIChannel,
  type APIMessage,
  RESTJSONErrorCodes,
  Routes,
} from 'discord-api-types/v10';
import { attempt } from './attempt.ts';
import type { DiscordContext } from './context.ts';
import { neededToSend } from './permission-names.ts';
import { type KnownNames, trackedMessage } from './tracked-message.ts';

export type MessagesContext = DiscordContext & {
  /** Names of roles and channels that a channel's history mentions by id alone, from memory: its own guild's only. */
  names?: (channelId: Snowflake) => KnownNames | undefined;
};

/** Messages over Discord's REST API. Every send carries `allowed_mentions` and an enforced nonce. */
export function createMessages(context: MessagesContext): Messages {
  const { rest } = context;

  return {
    async send(channelId, payload, { nonce }) {
      if (nonce.length > discordLimits.nonce) throw new Error(`nonce too long: ${nonce}`);
      const body = { ...payload, nonce, enforce_nonce: true };
      const sent = await attempt(
        context,
        {
          action: 'send messages in this channel',
          needs: neededToSend,
          channelId,
          repeat: 'always',
        },
        () => rest.post(Routes.channelMessages(channelId), { body }) as Promise<APIMessage>,
      );
      return sent.ok ? ok(sentMessage(sent.value)) : sent;
    },

    async edit(channelId, messageId, payload) {
      const edited = await attempt(
        context,
        { action: 'edit this message', needs: neededToSend, channelId, repeat: 'always' },
        () =>
          rest.patch(Routes.channelMessage(channelId, messageId), {
            body: whole(payload),
          }) as Promise<APIMessage>,
      );
      return edited.ok ? ok(sentMessage(edited.value)) : edited;
    },

    async delete(channelId, messageId) {
      const deleted = await attempt(
        context,
        { action: 'delete this message', needs: ['ViewChannel'], channelId, repeat: 'always' },
        () => rest.delete(Routes.channelMessage(channelId, messageId)).catch(unlessGone),
      );
      return deleted.ok ? ok(undefined) : refused(deleted.error);
    },

    async history(channelId, { limit, after, before }) {
      const query = new URLSearchParams({ limit: String(limit) });
      if (after) query.set('after', after);
      if (before) query.set('before', before);
      const page = await attempt(
        context,
        {
          action: 'read the history of this channel',
          needs: ['ViewChannel', 'ReadMessageHistory'],
          channelId,
          repeat: 'always',
        },
        () => rest.get(Routes.channelMessages(channelId), { query }) as Promise<APIMessage[]>,
      );
      if (!page.ok) return page;
      const names = context.names?.(channelId);
      return ok(
        page.value
          .map((message) => trackedMessage(message, { cdn: rest.cdn, names }))
          .sort((a, b) => compareSnowflakes(a.messageId, b.messageId)),
      );
    },

    async openDirect(userId) {
      const opened = await attempt(
        context,
        { action: 'write to this person', needs: [], repeat: 'always' },
        () =>
          rest.post(Routes.userChannels(), {
            body: { recipient_id: userId },
          }) as Promise<APIChannel>,
      );
      return opened.ok ? ok(opened.value.id) : opened;
    },
  };
}

function sentMessage(message: APIMessage): SentMessage {
  return { channelId: message.channel_id, messageId: message.id };
}

/** What is already gone needs no deleting. */
function unlessGone(error: unknown): void {
  const code = error instanceof DiscordAPIError ? Number(error.code) : 0;
  const gone =
    code === RESTJSONErrorCodes.UnknownMessage || code === RESTJSONErrorCodes.UnknownChannel;
  if (!gone) throw error;
}

/** An edit leaves out what isn't named; ours replaces the whole message. */
function whole({ content = '', embeds = [], components = [], ...rest }: MessagePayload) {
  return { ...rest, content, embeds, components };
}
