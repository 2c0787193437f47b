import { randomBytes } from 'node:crypto';
import { type APIWebhook, PermissionFlagsBits, WebhookType } from 'discord-api-types/v10';
import { z } from 'zod';
import { followUp, interactionOfToken, messageOfInteraction } from '../interactions/follow-up.ts';
import { deleteMessage, editMessage } from '../world/actions/change-message.ts';
import { sendMessage } from '../world/actions/send-message.ts';
import { sizedText } from '../world/form.ts';
import { messageObject } from '../world/objects/message.ts';
import { userById } from '../world/objects/user.ts';
import { refusal } from '../world/refusal.ts';
import type { MessageRow, WebhookRow } from '../world/rows.ts';
import { messageCreateSchema, messageEditSchema } from '../world/rules/message-schema.ts';
import { permittedChannel, permittedGuild } from './access.ts';
import { type Call, parseBody } from './call.ts';
import { changeFields, draftFields } from './message-form.ts';
import { del, get, patch, post, type Route } from './route.ts';

const { ManageWebhooks } = PermissionFlagsBits;

function webhookObject({ world }: Call, hook: WebhookRow): APIWebhook {
  return {
    id: hook.id,
    type: hook.type,
    guild_id: hook.guildId,
    channel_id: hook.channelId,
    user: userById(world, hook.creatorId),
    name: hook.name,
    avatar: hook.avatar,
    token: hook.token,
    application_id: hook.applicationId,
    url: `${world.origin}/api/webhooks/${hook.id}/${hook.token}`,
  };
}

const createSchema = z.strictObject({
  name: sizedText(1, 80),
  avatar: z.string().nullish(),
});

const maximumWebhooks = 15;

function create(call: Call) {
  const channel = permittedChannel(call, ManageWebhooks);
  if (!channel.guildId) throw refusal('notInDirectMessages');
  const { name } = parseBody(call, createSchema);
  if (call.world.webhooks.count('channelId', channel.id) >= maximumWebhooks) {
    throw refusal('maximumWebhooks');
  }
  const hook = call.world.webhooks.put({
    id: call.world.ids.next(),
    type: WebhookType.Incoming,
    guildId: channel.guildId,
    channelId: channel.id,
    name,
    avatar: null,
    token: randomBytes(51).toString('base64url'),
    applicationId: call.userId,
    creatorId: call.userId,
  });
  return webhookObject(call, hook);
}

/** A webhook addressed by id and token: whoever knows both may use it. */
function hookOfToken({ world, params }: Call): WebhookRow {
  const hook = world.webhooks.get(params.webhookId ?? '');
  if (!hook) throw refusal('unknownWebhook');
  if (hook.token !== params.token) throw refusal('invalidWebhookToken');
  return hook;
}

/** Tokens of interactions and of webhooks share their paths. */
function interactionOf({ world, params }: Call) {
  const { webhookId = '', token = '' } = params;
  const interaction = interactionOfToken(world, webhookId, token);
  if (!interaction && world.applications.has(webhookId)) throw refusal('invalidWebhookToken');
  return interaction;
}

function execute(call: Call) {
  const interaction = interactionOf(call);
  const form = parseBody(call, messageCreateSchema);
  if (interaction) {
    const message = followUp(call.world, interaction, form, call.files);
    return messageObject(call.world, message, interaction.applicationId);
  }
  const hook = hookOfToken(call);
  const message = sendMessage(call.world, {
    ...draftFields(form, call.files),
    channelId: hook.channelId,
    authorId: hook.id,
    webhook: { id: hook.id, name: form.username ?? hook.name, avatar: hook.avatar },
    applicationId: hook.applicationId,
  });
  return call.query.wait === 'true' ? messageObject(call.world, message) : undefined;
}

function messageOf(call: Call): MessageRow {
  const id = call.params.messageId ?? '';
  const interaction = interactionOf(call);
  if (interaction) return messageOfInteraction(call.world, interaction, id);
  const hook = hookOfToken(call);
  const message = call.world.messages.get(id);
  if (message?.webhook?.id !== hook.id) throw refusal('unknownMessage');
  return message;
}

function edit(call: Call) {
  const message = messageOf(call);
  const form = parseBody(call, messageEditSchema);
  const changed = editMessage(call.world, message.id, changeFields(form, call.files));
  return messageObject(call.world, changed, call.params.webhookId);
}

const messagePath = '/webhooks/:webhookId/:token/messages/:messageId';

export const webhookRoutes: Route[] = [
  post('/channels/:channelId/webhooks', create),
  get('/channels/:channelId/webhooks', (call) => {
    const channel = permittedChannel(call, ManageWebhooks);
    return call.world.webhooks.by('channelId', channel.id).map((hook) => webhookObject(call, hook));
  }),
  get('/guilds/:guildId/webhooks', (call) => {
    const { guild } = permittedGuild(call, ManageWebhooks);
    return call.world.webhooks.by('guildId', guild.id).map((hook) => webhookObject(call, hook));
  }),
  get('/webhooks/:webhookId/:token', (call) => webhookObject(call, hookOfToken(call)), 'none'),
  del(
    '/webhooks/:webhookId/:token',
    (call) => void call.world.webhooks.delete(hookOfToken(call).id),
    'none',
  ),
  post('/webhooks/:webhookId/:token', execute, 'none'),
  get(
    messagePath,
    (call) => messageObject(call.world, messageOf(call), call.params.webhookId),
    'none',
  ),
  patch(messagePath, edit, 'none'),
  del(messagePath, (call) => deleteMessage(call.world, messageOf(call).id), 'none'),
];
