import { type APIInteraction, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { sandboxClient } from '../src/client/index.ts';
import type { Sandbox } from '../src/index.ts';
import { channelId, clientId, personId } from './start.ts';

export type Json = Record<string, unknown>;

/** Performs one operation: its method, its path as the route table has it, and what fills that. */
export type Perform = (
  method: string,
  path: string,
  params?: Record<string, string>,
  more?: { body?: unknown; query?: string; auth?: string },
) => Promise<Json>;

const button = { type: 2, style: 1, label: 'Open', custom_id: 'open', emoji: { name: '🎫' } };
const components = [{ type: 1, components: [button] }];
const embeds = [{ title: 'T', description: 'D', color: 1, fields: [{ name: 'N', value: 'V' }] }];
const idOf = (json: Json | undefined) => String(json?.id);

/** Does everything there is to do, each operation at least once, in an order that makes sense. */
export async function performEveryOperation(sandbox: Sandbox, perform: Perform): Promise<void> {
  const general = channelId(sandbox, 'general');
  const guildId = sandbox.world.channels.get(general)?.guildId ?? '';
  const bob = personId(sandbox, 'bob');
  mayEverything(sandbox, guildId);
  await ownAccount(sandbox, perform, guildId, bob);
  await commands(perform, '/applications/:applicationId/commands', {});
  await commands(perform, '/applications/:applicationId/guilds/:guildId/commands', { guildId });
  await perform('GET', '/applications/:applicationId/guilds/:guildId/commands/permissions', {
    applicationId: clientId,
    guildId,
  });
  await messages(perform, general);
  await reactions(perform, general, bob);
  await channels(perform, guildId, bob);
  await threads(perform, guildId, general, bob);
  await webhooks(perform, guildId, general);
  await interaction(sandbox, perform, general);
  await guildLists(sandbox, perform, guildId);
  await roles(perform, guildId, bob);
  await members(perform, guildId, bob);
  await perform('DELETE', '/users/@me/guilds/:guildId', { guildId });
}

/** The bot's role is an administrator's, above all others. */
function mayEverything({ world }: Sandbox, guildId: string): void {
  const role = world.roles.by('guildId', guildId).find(({ tags }) => tags?.bot_id === clientId);
  if (!role) throw new Error('The bot has no role of its own');
  const permissions = String(PermissionFlagsBits.Administrator);
  world.roles.put({ ...role, permissions, position: 100 });
}

async function ownAccount(sandbox: Sandbox, perform: Perform, guildId: string, bob: string) {
  const accessToken = 'a-token-of-bob';
  sandbox.world.accessTokens.put({
    accessToken,
    refreshToken: 'a-refresh-token',
    applicationId: clientId,
    userId: bob,
    scopes: ['identify', 'guilds', 'guilds.members.read'],
    expiresAt: Number.MAX_SAFE_INTEGER,
  });
  await perform('GET', '/gateway', {}, { auth: '' });
  await perform('GET', '/gateway/bot');
  await perform('GET', '/applications/@me');
  await perform('PATCH', '/applications/@me', {}, { body: {} });
  await perform('GET', '/oauth2/applications/@me');
  await perform('GET', '/applications/:applicationId/emojis', { applicationId: clientId });
  await perform('GET', '/users/@me');
  await perform('GET', '/users/:userId', { userId: bob });
  await perform('GET', '/users/@me/guilds', {}, { query: '?with_counts=true' });
  const bearer = { auth: `Bearer ${accessToken}` };
  await perform('GET', '/users/@me/guilds/:guildId/member', { guildId }, bearer);
  await perform('POST', '/users/@me/channels', {}, { body: { recipient_id: bob } });
}

async function commands(perform: Perform, path: string, scope: Record<string, string>) {
  const at = { applicationId: clientId, ...scope };
  const option = { type: 3, name: 'why', description: 'Why', required: true };
  const close = { name: 'close', description: 'Closes', options: [option] };
  await perform('PUT', path, at, { body: [close] });
  const made = await perform('POST', path, at, { body: { name: 'Report', type: 3 } });
  await perform('GET', path, at);
  const one = { ...at, commandId: idOf(made) };
  await perform('GET', `${path}/:commandId`, one);
  await perform('PATCH', `${path}/:commandId`, one, { body: { name: 'Tell us' } });
  await perform('DELETE', `${path}/:commandId`, one);
}

async function messages(perform: Perform, general: string) {
  const all = '/channels/:channelId/messages';
  const at = { channelId: general };
  const send = (body: Json) => perform('POST', all, at, { body });
  const sent = await send({ content: 'See', embeds, components, nonce: '1', tts: false });
  const one = { ...at, messageId: idOf(sent) };
  await perform('POST', '/channels/:channelId/typing', at);
  await perform('GET', all, at, { query: '?limit=50' });
  await perform('GET', `${all}/:messageId`, one);
  await perform('PATCH', `${all}/:messageId`, one, { body: { content: 'Seen', embeds } });
  for (const pins of ['/channels/:channelId/messages/pins', '/channels/:channelId/pins']) {
    await perform('PUT', `${pins}/:messageId`, one);
    await perform('GET', pins, at);
    await perform('DELETE', `${pins}/:messageId`, one);
  }
  await perform('DELETE', `${all}/:messageId`, one);
  const old = [idOf(await send({ content: 'A' })), idOf(await send({ content: 'B' }))];
  await perform('POST', `${all}/bulk-delete`, at, { body: { messages: old } });
}

async function reactions(perform: Perform, general: string, bob: string) {
  const all = '/channels/:channelId/messages';
  const sent = await perform(
    'POST',
    all,
    { channelId: general },
    { body: { content: 'Like this?' } },
  );
  const at = { channelId: general, messageId: idOf(sent), emoji: '👍', userId: bob };
  const path = `${all}/:messageId/reactions`;
  await perform('PUT', `${path}/:emoji/@me`, at);
  await perform('GET', `${path}/:emoji`, at);
  await perform('DELETE', `${path}/:emoji/@me`, at);
  await perform('DELETE', `${path}/:emoji/:userId`, at);
  await perform('DELETE', `${path}/:emoji`, at);
  await perform('DELETE', path, at);
}

async function channels(perform: Perform, guildId: string, bob: string) {
  const all = '/guilds/:guildId/channels';
  const overwrite = { id: bob, type: 1, allow: '1024', deny: '2048' };
  const body = { name: 'new', type: 0, topic: 'T', permission_overwrites: [overwrite] };
  const made = await perform('POST', all, { guildId }, { body });
  const at = { channelId: idOf(made), overwriteId: bob };
  await perform('GET', all, { guildId });
  await perform('PATCH', all, { guildId }, { body: [{ id: at.channelId, position: 1 }] });
  await perform('GET', '/channels/:channelId', at);
  await perform('PATCH', '/channels/:channelId', at, { body: { name: 'newer', nsfw: false } });
  const overwrites = '/channels/:channelId/permissions/:overwriteId';
  await perform('PUT', overwrites, at, { body: { type: 1, allow: '1024' } });
  await perform('DELETE', overwrites, at);
  await perform('DELETE', '/channels/:channelId', at);
}

async function threads(perform: Perform, guildId: string, general: string, bob: string) {
  const parent = { channelId: general };
  const started = { body: { name: 'A thread', type: ChannelType.PublicThread } };
  const thread = await perform('POST', '/channels/:channelId/threads', parent, started);
  const at = { channelId: idOf(thread), userId: bob };
  const members = '/channels/:channelId/thread-members';
  await perform('PUT', `${members}/@me`, at);
  await perform('PUT', `${members}/:userId`, at);
  await perform('GET', members, at, { query: '?with_member=true' });
  await perform('GET', `${members}/:userId`, at);
  await perform('DELETE', `${members}/:userId`, at);
  await perform('DELETE', `${members}/@me`, at);
  await perform('GET', '/guilds/:guildId/threads/active', { guildId });
  await perform('PATCH', '/channels/:channelId', at, { body: { archived: true } });
  await perform('GET', '/channels/:channelId/threads/archived/public', parent);
  await perform('GET', '/channels/:channelId/threads/archived/private', parent);
  await perform('GET', '/channels/:channelId/users/@me/threads/archived/private', parent);
  const body = { content: 'Let us talk' };
  const first = await perform('POST', '/channels/:channelId/messages', parent, { body });
  const about = { channelId: general, messageId: idOf(first) };
  await perform('POST', '/channels/:channelId/messages/:messageId/threads', about, {
    body: { name: 'About this' },
  });
}

async function webhooks(perform: Perform, guildId: string, general: string) {
  const parent = { channelId: general };
  const body = { name: 'Herald' };
  const hook = await perform('POST', '/channels/:channelId/webhooks', parent, { body });
  await perform('GET', '/channels/:channelId/webhooks', parent);
  await perform('GET', '/guilds/:guildId/webhooks', { guildId });
  const at = { webhookId: idOf(hook), token: String(hook.token) };
  const path = '/webhooks/:webhookId/:token';
  await perform('GET', path, at);
  const said = { body: { content: 'Hear', username: 'Crier' }, query: '?wait=true' };
  const sent = await perform('POST', path, at, said);
  const one = { ...at, messageId: idOf(sent) };
  await perform('GET', `${path}/messages/:messageId`, one);
  await perform('PATCH', `${path}/messages/:messageId`, one, { body: { content: 'Heard' } });
  await perform('DELETE', `${path}/messages/:messageId`, one);
  await perform('DELETE', path, at);
}

async function interaction(sandbox: Sandbox, perform: Perform, general: string) {
  const body = { content: 'Panel', components };
  const panel = await perform(
    'POST',
    '/channels/:channelId/messages',
    { channelId: general },
    { body },
  );
  const pressed = new Promise<APIInteraction>((resolve) => {
    sandbox.world.dispatch.subscribe(({ event, data }) => {
      if (event === 'INTERACTION_CREATE') resolve(data as APIInteraction);
    });
  });
  const ada = sandboxClient(sandbox.url).user('ada');
  const click = ada.click({ messageId: idOf(panel), customId: 'open' });
  const { id, token } = await pressed;
  const callback = '/interactions/:interactionId/:token/callback';
  const answer = { type: 4, data: { content: 'Hi', flags: 64 } };
  const more = { body: answer, query: '?with_response=true', auth: '' };
  await perform('POST', callback, { interactionId: id, token }, more);
  await click;
}

async function guildLists(sandbox: Sandbox, perform: Perform, guildId: string) {
  const [emoji] = sandbox.world.emojis.by('guildId', guildId);
  await perform('GET', '/guilds/:guildId', { guildId }, { query: '?with_counts=true' });
  await perform('GET', '/guilds/:guildId/emojis', { guildId });
  await perform('GET', '/guilds/:guildId/emojis/:emojiId', { guildId, emojiId: emoji?.id ?? '' });
  await perform('GET', '/guilds/:guildId/stickers', { guildId });
}

async function roles(perform: Perform, guildId: string, bob: string) {
  const all = '/guilds/:guildId/roles';
  const made = await perform('POST', all, { guildId }, { body: { name: 'Tester', color: 5 } });
  const at = { guildId, roleId: idOf(made), userId: bob };
  await perform('GET', all, at);
  await perform('GET', `${all}/:roleId`, at);
  await perform('PATCH', `${all}/:roleId`, at, { body: { name: 'Testers', hoist: true } });
  await perform('PATCH', all, at, { body: [{ id: at.roleId, position: 1 }] });
  await perform('PUT', '/guilds/:guildId/members/:userId/roles/:roleId', at);
  await perform('DELETE', '/guilds/:guildId/members/:userId/roles/:roleId', at);
  await perform('DELETE', `${all}/:roleId`, at);
}

async function members(perform: Perform, guildId: string, bob: string) {
  const all = '/guilds/:guildId/members';
  const at = { guildId, userId: bob };
  await perform('GET', all, at, { query: '?limit=100' });
  await perform('GET', `${all}/search`, at, { query: '?query=b' });
  await perform('GET', `${all}/:userId`, at);
  const until = new Date(Date.now() + 60_000).toISOString();
  const change = { nick: 'Bobby', communication_disabled_until: until };
  await perform('PATCH', `${all}/:userId`, at, { body: change });
  await perform('PATCH', `${all}/@me`, at, { body: { nick: 'Helper' } });
  await perform('DELETE', `${all}/:userId`, at);
  const bans = '/guilds/:guildId/bans';
  await perform('PUT', `${bans}/:userId`, at, { body: { delete_message_seconds: 60 } });
  await perform('GET', bans, at);
  await perform('GET', `${bans}/:userId`, at);
  await perform('DELETE', `${bans}/:userId`, at);
}
