import { MessageFlags } from 'discord-api-types/v10';
import { callbackSchema } from '../interactions/callback-schema.ts';
import { respond } from '../interactions/respond.ts';
import { messageObject } from '../world/objects/message.ts';
import { refusal } from '../world/refusal.ts';
import { type Call, parseBody } from './call.ts';
import { post, type Route } from './route.ts';

/** https://discord.com/developers/docs/interactions/receiving-and-responding#create-interaction-response */
function callback(call: Call) {
  const { world, params, query } = call;
  const interaction = world.interactions.get(params.interactionId ?? '');
  if (!interaction || interaction.token !== params.token) throw refusal('unknownInteraction');
  const form = parseBody(call, callbackSchema);
  const message = respond(world, interaction, form, call.files);
  if (query.with_response !== 'true' && query.with_response !== '1') return undefined;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.channelId,
      ...(interaction.guildId ? { guild_id: interaction.guildId } : {}),
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: message.ephemeralFor !== null,
          }
        : {}),
    },
    resource: {
      type: form.type,
      ...(message ? { message: messageObject(world, message, interaction.applicationId) } : {}),
    },
  };
}

export const interactionRoutes: Route[] = [
  post('/interactions/:interactionId/:token/callback', callback, 'none'),
];
