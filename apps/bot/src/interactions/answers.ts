import type { MessagePayload } from '@fns/contracts/message-payload';
import { failureOf } from '@fns/discord/failure';
import { withBackoff } from '@fns/discord/with-backoff';
import {
  InteractionResponseType,
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';

/** An interaction as far as answering it goes. */
export interface Answerable {
  id: string;
  application_id: string;
  token: string;
}

export interface Answers {
  /**
   * The first answer, within Discord's 3 seconds. `expired`: Discord no longer knows the interaction,
   * so nothing can be shown. `answered`: it was acknowledged before.
   */
  acknowledge: (
    interaction: Answerable,
    as: 'reply' | 'update',
  ) => Promise<'acknowledged' | 'answered' | 'expired'>;
  /** Fills in or replaces the message that was acknowledged; false when its token has expired. */
  show: (interaction: Answerable, payload: MessagePayload) => Promise<boolean>;
}

/** Discord's message for this interaction is gone: past 15 minutes, or dismissed by the person. */
const gone: (number | string)[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.InvalidWebhookToken,
];

/** @see https://docs.discord.com/developers/interactions/receiving-and-responding */
export function restAnswers(rest: REST): Answers {
  return {
    acknowledge: async ({ id, token }, as) => {
      const body =
        as === 'reply'
          ? {
              type: InteractionResponseType.DeferredChannelMessageWithSource,
              data: { flags: MessageFlags.Ephemeral },
            }
          : { type: InteractionResponseType.DeferredMessageUpdate };
      try {
        await insist(() => rest.post(Routes.interactionCallback(id, token), { body, auth: false }));
        return 'acknowledged';
      } catch (error) {
        const code = discordCode(error);
        if (code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return 'answered';
        if (code === RESTJSONErrorCodes.UnknownInteraction) return 'expired';
        throw error;
      }
    },
    show: async ({ application_id, token }, { content, embeds, components, allowed_mentions }) => {
      const body = {
        content: content ?? null,
        embeds: embeds ?? [],
        components: components ?? [],
        allowed_mentions,
      };
      try {
        const route = Routes.webhookMessage(application_id, token, '@original');
        await insist(() => rest.patch(route, { body, auth: false }));
        return true;
      } catch (error) {
        if (gone.includes(discordCode(error) ?? '')) return false;
        throw error;
      }
    },
  };
}

/** Both answers may be repeated: a first one that arrived says so (40060), an edit just edits again. */
function insist(call: () => Promise<unknown>): Promise<unknown> {
  return withBackoff(call, { repeat: 'always' });
}

function discordCode(error: unknown): number | string | undefined {
  const failure = failureOf(error);
  return failure.kind === 'refused' ? failure.error.code : undefined;
}
