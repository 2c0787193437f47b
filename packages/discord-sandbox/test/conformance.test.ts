import * as spec from 'discord-api-spec/zod';
import { type APIInteraction, PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { z } from 'zod';
import * as mini from 'zod/mini';
import { sandboxClient } from '../src/client/index.ts';
import type { Sandbox } from '../src/index.ts';
import { asBot, channelId, clientId, personId, testSandbox } from './start.ts';

/** What the sandbox answers, held against Discord's own description of its API. */

type Schema = mini.ZodMiniType;
const list = (schema: Schema) => mini.array(schema);

async function judged(
  sandbox: Sandbox,
  schema: Schema | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Record<string, never>> {
  const answer = await asBot(sandbox, method, path, body);
  // Each call in its own time: this is about shapes, not limits.
  sandbox.world.clock.shift(5000);
  return judge(`${method} ${path}`, schema, answer);
}

async function judge(what: string, schema: Schema | null, answer: Response) {
  if (schema === null) {
    expect({ what, status: answer.status }).toEqual({ what, status: 204 });
    return {};
  }
  const json = await answer.json();
  expect({ what, ok: answer.ok, json }).toMatchObject({ what, ok: true });
  const result = mini.safeParse(schema, json);
  expect({ what, problems: result.error ? z.prettifyError(result.error) : '' }).toEqual({
    what,
    problems: '',
  });
  return json;
}

const components = [
  {
    type: 1,
    components: [
      { type: 2, style: 1, label: 'Open', custom_id: 'open', emoji: { name: '🎫' } },
      { type: 2, style: 5, label: 'Read', url: 'https://example.org' },
    ],
  },
  { type: 1, components: [{ type: 3, custom_id: 'm', options: [{ label: 'A', value: 'a' }] }] },
];
const embeds = [
  {
    title: 'T',
    description: 'D',
    url: 'https://example.org',
    color: 1,
    timestamp: new Date(0).toISOString(),
    footer: { text: 'F' },
    author: { name: 'A' },
    image: { url: 'https://example.org/a.png' },
    thumbnail: { url: 'https://example.org/a.png' },
    fields: [{ name: 'N', value: 'V', inline: true }],
  },
];

test('accounts and applications', async () => {
  const sandbox = await testSandbox();
  const ada = personId(sandbox, 'ada');
  const get = (schema: Schema, path: string) => judged(sandbox, schema, 'GET', path);
  await get(spec.GatewayResponseSchema, '/gateway');
  await get(spec.GatewayBotResponseSchema, '/gateway/bot');
  await get(spec.PrivateApplicationResponseSchema, '/applications/@me');
  await get(spec.UserPIIResponseSchema, '/users/@me');
  await get(spec.UserResponseSchema, `/users/${ada}`);
  await get(list(spec.MyGuildResponseSchema), '/users/@me/guilds?with_counts=true');
  await judged(sandbox, spec.PrivateChannelResponseSchema, 'POST', '/users/@me/channels', {
    recipient_id: ada,
  });
  const commands = `/applications/${clientId}/commands`;
  const made = [
    {
      name: 'close',
      description: 'Closes',
      options: [{ type: 3, name: 'why', description: 'Why' }],
    },
  ];
  await judged(sandbox, list(spec.ApplicationCommandResponseSchema), 'PUT', commands, made);
  const [one] = (await get(list(spec.ApplicationCommandResponseSchema), commands)) as unknown as {
    id: string;
  }[];
  await judged(sandbox, spec.ApplicationCommandResponseSchema, 'PATCH', `${commands}/${one?.id}`, {
    description: 'Closes it',
  });
  await judged(sandbox, null, 'DELETE', `${commands}/${one?.id}`);
});

test('servers, channels, roles and members', async () => {
  const sandbox = await testSandbox();
  const guild = sandbox.world.channels.get(channelId(sandbox, 'general'))?.guildId ?? '';
  const bob = personId(sandbox, 'bob');
  const at = `/guilds/${guild}`;
  const get = (schema: Schema, path: string) => judged(sandbox, schema, 'GET', at + path);
  await get(spec.GuildWithCountsResponseSchema, '?with_counts=true');
  await get(list(spec.GuildChannelResponseSchema), '/channels');
  await get(list(spec.GuildRoleResponseSchema), '/roles');
  await get(list(spec.EmojiResponseSchema), '/emojis');
  await get(list(spec.GuildMemberResponseSchema), '/members?limit=100');
  await get(list(spec.GuildMemberResponseSchema), '/members/search?query=b&limit=5');
  await get(spec.GuildMemberResponseSchema, `/members/${bob}`);

  const channel = await judged(sandbox, spec.GuildChannelResponseSchema, 'POST', `${at}/channels`, {
    name: 'new',
    topic: 'T',
    permission_overwrites: [{ id: bob, type: 1, deny: String(PermissionFlagsBits.SendMessages) }],
  });
  const here = `/channels/${channel.id}`;
  await judged(sandbox, spec.GuildChannelResponseSchema, 'PATCH', here, { name: 'newer' });
  const overwrite = `${here}/permissions/${bob}`;
  await judged(sandbox, null, 'PUT', overwrite, { type: 1, allow: '1024' });
  await judged(sandbox, null, 'DELETE', overwrite);
  await judged(sandbox, null, 'POST', `${here}/typing`);
  await judged(sandbox, spec.GuildChannelResponseSchema, 'DELETE', here);

  const role = await judged(sandbox, spec.GuildRoleResponseSchema, 'POST', `${at}/roles`, {
    name: 'Tester',
  });
  await judged(sandbox, spec.GuildRoleResponseSchema, 'PATCH', `${at}/roles/${role.id}`, {
    color: 5,
  });
  await judged(sandbox, null, 'PUT', `${at}/members/${bob}/roles/${role.id}`);
  await judged(sandbox, null, 'DELETE', `${at}/roles/${role.id}`);
});

test('messages', async () => {
  const sandbox = await testSandbox();
  const here = `/channels/${channelId(sandbox, 'general')}`;
  const ada = sandboxClient(sandbox.url).user('ada');
  const asked = await ada.say(channelId(sandbox, 'general'), 'hello', {
    files: [{ name: 'a.txt', base64: 'aGk=' }],
  });
  await judged(sandbox, null, 'PUT', `${here}/messages/${asked.id}/reactions/👍/@me`);
  const sent = await judged(sandbox, spec.MessageResponseSchema, 'POST', `${here}/messages`, {
    content: 'See',
    embeds,
    components,
    nonce: '1',
    message_reference: { message_id: asked.id },
  });
  const one = `${here}/messages/${sent.id}`;
  await judged(sandbox, spec.MessageResponseSchema, 'PATCH', one, { content: 'Seen' });
  await judged(sandbox, null, 'PUT', `${here}/messages/pins/${sent.id}`);
  await judged(sandbox, spec.PinnedMessagesResponseSchema, 'GET', `${here}/messages/pins`);
  await judged(sandbox, list(spec.MessageResponseSchema), 'GET', `${here}/pins`);
  await judged(sandbox, list(spec.MessageResponseSchema), 'GET', `${here}/messages?limit=100`);
  await judged(sandbox, spec.MessageResponseSchema, 'GET', one);
  await judged(sandbox, null, 'DELETE', one);
});

test('answers to interactions', async () => {
  const sandbox = await testSandbox();
  const guild = channelId(sandbox, 'get-help');
  const panel = await judged(
    sandbox,
    spec.MessageResponseSchema,
    'POST',
    `/channels/${guild}/messages`,
    { content: 'Panel', components },
  );
  const interaction = new Promise<APIInteraction>((resolve) => {
    sandbox.world.dispatch.subscribe(({ event, data }) => {
      if (event === 'INTERACTION_CREATE') resolve(data as APIInteraction);
    });
  });
  const clicked = sandboxClient(sandbox.url)
    .user('ada')
    .click({ messageId: panel.id ?? '', customId: 'open' });
  const { id, token } = await interaction;
  const json = { 'content-type': 'application/json' };
  const call = (method: string, path: string, body?: object) =>
    fetch(`${sandbox.url}/api/v10${path}`, {
      method,
      ...(body ? { headers: json, body: JSON.stringify(body) } : {}),
    });
  const callback = await call('POST', `/interactions/${id}/${token}/callback?with_response=true`, {
    type: 4,
    data: { content: 'Hi', flags: 64 },
  });
  await judge('callback', spec.InteractionCallbackResponseSchema, callback);
  await clicked;
  const hook = `/webhooks/${clientId}/${token}`;
  const { MessageResponseSchema: message } = spec;
  await judge('original', message, await call('GET', `${hook}/messages/@original`));
  await judge(
    'edit',
    message,
    await call('PATCH', `${hook}/messages/@original`, { content: 'Ho' }),
  );
  await judge('follow-up', message, await call('POST', hook, { content: 'More' }));
});

test('refusals', async () => {
  const sandbox = await testSandbox();
  const path = `/channels/${channelId(sandbox, 'general')}/messages`;
  for (const body of [{}, { content: 5 }, { embeds: [{ title: 'x'.repeat(300) }] }]) {
    const answer = await asBot(sandbox, 'POST', path, body);
    const result = mini.safeParse(spec.ErrorResponseSchema, await answer.json());
    // Discord's description calls codes of nested errors numbers; they are words.
    const others = result.error?.issues.filter((issue) => issue.path[0] !== 'errors') ?? [];
    expect(others).toEqual([]);
  }
});

test('threads', async () => {
  const sandbox = await testSandbox();
  const general = channelId(sandbox, 'general');
  const [first] = sandbox.world.messages.by('channelId', general);
  const thread = await judged(
    sandbox,
    spec.ThreadResponseSchema,
    'POST',
    `/channels/${general}/messages/${first?.id}/threads`,
    { name: 'About this' },
  );
  expect(thread.id).toBe(first?.id);
  const here = `/channels/${thread.id}`;
  const ada = personId(sandbox, 'ada');
  await judged(sandbox, null, 'PUT', `${here}/thread-members/${ada}`);
  await judged(sandbox, spec.MessageResponseSchema, 'POST', `${here}/messages`, { content: 'Hi' });
  await judged(sandbox, spec.ThreadResponseSchema, 'PATCH', here, { archived: true });
  const closed = await judged(
    sandbox,
    spec.ThreadsResponseSchema,
    'GET',
    `/channels/${general}/threads/archived/public`,
  );
  expect(closed.threads).toMatchObject([{ id: thread.id, message_count: 1, member_count: 2 }]);
  await judged(sandbox, spec.MessageResponseSchema, 'POST', `${here}/messages`, { content: 'Ho' });
  const guild = sandbox.world.channels.get(general)?.guildId;
  const open = await judged(
    sandbox,
    spec.ThreadsResponseSchema,
    'GET',
    `/guilds/${guild}/threads/active`,
  );
  expect(open.threads).toMatchObject([{ id: thread.id, thread_metadata: { archived: false } }]);
});
