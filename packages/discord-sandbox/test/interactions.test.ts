import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { sandboxClient } from '../src/client/index.ts';
import type { Sandbox } from '../src/index.ts';
import { asBot, channelId, clientId, testSandbox } from './start.ts';

const row = (...components: object[]) => ({ type: 1, components });
const button = (custom_id: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: custom_id,
  custom_id,
  ...more,
});

const at = ({ id }: { id: string }, customId: string) => ({ messageId: id, customId });

/** A panel by the bot, and what the bot hears when somebody uses it. */
async function panel(...rows: object[]) {
  const sandbox = await testSandbox();
  const heard: APIInteraction[] = [];
  const waiting: ((interaction: APIInteraction) => void)[] = [];
  sandbox.world.dispatch.subscribe(({ event, data }) => {
    if (event !== 'INTERACTION_CREATE') return;
    heard.push(data as APIInteraction);
    waiting.shift()?.(data as APIInteraction);
  });
  const sent = await asBot(
    sandbox,
    'POST',
    `/channels/${channelId(sandbox, 'get-help')}/messages`,
    {
      content: 'How can we help?',
      components: rows,
    },
  );
  return {
    sandbox,
    people: sandboxClient(sandbox.url),
    message: (await sent.json()) as { id: string; channel_id: string },
    /** The next interaction the bot hears of. */
    next: () => new Promise<APIInteraction>((resolve) => waiting.push(resolve)),
    heard,
  };
}

/** Answers an interaction without any authentication, as Discord allows. */
async function callback({ url }: Sandbox, { id, token }: APIInteraction, body: object, query = '') {
  const answer = await fetch(`${url}/api/v10/interactions/${id}/${token}/callback${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const json = answer.status === 204 ? null : await answer.json();
  return { status: answer.status, body: json };
}

async function hook(
  { url }: Sandbox,
  { token }: APIInteraction,
  method: string,
  path: string,
  body?: object,
) {
  const answer = await fetch(`${url}/api/v10/webhooks/${clientId}/${token}${path}`, {
    method,
    ...(body
      ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}),
  });
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
}

describe('an interaction', () => {
  test('tells the bot everything, is answered once, and only in time', async () => {
    const { sandbox, people, message, next } = await panel(row(button('open')));
    const clicked = people.user('ada').click(at(message, 'open'));
    const interaction = await next();
    expect(interaction).toMatchObject({
      application_id: clientId,
      type: InteractionType.MessageComponent,
      version: 1,
      data: { custom_id: 'open', component_type: 2 },
      channel_id: message.channel_id,
      message: { id: message.id },
      member: { user: { username: 'ada' }, permissions: expect.stringMatching(/^\d+$/) },
      app_permissions: expect.stringMatching(/^\d+$/),
      entitlements: [],
      authorizing_integration_owners: { 0: expect.any(String) },
      guild_locale: 'en-US',
      context: 0,
    });
    const answer = { type: 4, data: { content: 'Hello', flags: 64 } };
    const shown = await callback(sandbox, interaction, answer, '?with_response=true');
    expect(shown).toMatchObject({
      status: 200,
      body: {
        interaction: { id: interaction.id, response_message_ephemeral: true },
        resource: { type: 4, message: { content: 'Hello', flags: 64 } },
      },
    });
    expect(await clicked).toMatchObject({ outcome: 'message', message: { content: 'Hello' } });
    expect(await callback(sandbox, interaction, answer)).toMatchObject({
      status: 400,
      body: { code: 40060 },
    });
    expect(
      await callback(sandbox, { ...interaction, token: 'forged' } as APIInteraction, answer),
    ).toMatchObject({ status: 404, body: { code: 10062 } });
  });

  test('left alone for three seconds has failed', async () => {
    const { sandbox, people, message, next } = await panel(row(button('open')));
    const clicked = people.user('ada').click(at(message, 'open'));
    const interaction = await next();
    sandbox.world.clock.shift(3001);
    expect(await clicked).toMatchObject({ outcome: 'failed', message: null });
    expect(await callback(sandbox, interaction, { type: 6 })).toMatchObject({
      status: 404,
      body: { code: 10062 },
    });
  });

  test('thinks, is filled in, followed up and taken back; its token dies after 15 minutes', async () => {
    const { sandbox, people, message, next } = await panel(row(button('open')));
    const clicked = people.user('ada').click(at(message, 'open'), { until: 'answered' });
    const interaction = await next();
    expect((await callback(sandbox, interaction, { type: 5, data: { flags: 64 } })).status).toBe(
      204,
    );
    const thinking = await hook(sandbox, interaction, 'GET', '/messages/@original');
    expect(thinking.body).toMatchObject({ flags: 64 | 128, content: '' });
    await hook(sandbox, interaction, 'PATCH', '/messages/@original', { content: 'Done' });
    expect(await clicked).toMatchObject({
      outcome: 'message',
      message: { content: 'Done', flags: 64, edited_timestamp: null },
    });
    const more = await hook(sandbox, interaction, 'POST', '', { content: 'More', flags: 64 });
    expect(more).toMatchObject({ status: 200, body: { content: 'More', flags: 64 } });

    const channel = message.channel_id;
    const seen = async (name: string) =>
      (await people.user(name).messages(channel)).map(({ content }) => content);
    expect(await seen('ada')).toEqual(expect.arrayContaining(['Done', 'More']));
    expect(await seen('bob')).not.toEqual(expect.arrayContaining(['Done']));
    const history = await asBot(sandbox, 'GET', `/channels/${channel}/messages`);
    expect(JSON.stringify(await history.json())).not.toContain('Done');

    expect((await hook(sandbox, interaction, 'DELETE', `/messages/${more.body.id}`)).status).toBe(
      204,
    );
    expect(await seen('ada')).not.toEqual(expect.arrayContaining(['More']));
    sandbox.world.clock.shift(15 * 60_000 + 1);
    expect(await hook(sandbox, interaction, 'POST', '', { content: 'late' })).toMatchObject({
      status: 401,
      body: { code: 50027 },
    });
  });

  test('a follow-up before anything else fills in the thinking', async () => {
    const { sandbox, people, message, next } = await panel(row(button('open')));
    const clicked = people.user('ada').click(at(message, 'open'), { until: 'answered' });
    const interaction = await next();
    await callback(sandbox, interaction, { type: 5 });
    const original = await hook(sandbox, interaction, 'GET', '/messages/@original');
    const filled = await hook(sandbox, interaction, 'POST', '', { content: 'Here' });
    expect(filled.body.id).toBe(original.body.id);
    expect(await clicked).toMatchObject({ outcome: 'message', message: { content: 'Here' } });
  });

  test('updates the message it came from, at once or later', async () => {
    const { sandbox, people, message, next } = await panel(row(button('a'), button('b')));
    const first = people.user('ada').click(at(message, 'a'));
    await callback(sandbox, await next(), { type: 7, data: { content: 'New text' } });
    expect(await first).toMatchObject({
      outcome: 'updated',
      message: { id: message.id, content: 'New text' },
    });
    const second = people.user('ada').click(at(message, 'b'), { until: 'answered' });
    const interaction = await next();
    await callback(sandbox, interaction, { type: 6 });
    await hook(sandbox, interaction, 'PATCH', '/messages/@original', { components: [] });
    expect(await second).toMatchObject({
      outcome: 'updated',
      message: { id: message.id, components: [] },
    });
  });

  test('a modal is filled in by the rules it states', async () => {
    const { sandbox, people, message, next } = await panel(row(button('ask')));
    const ada = people.user('ada');
    const clicked = ada.click(at(message, 'ask'));
    const modal = {
      custom_id: 'form',
      title: 'A question',
      components: [
        row({ type: 4, custom_id: 'what', style: 1, label: 'What?', min_length: 3 }),
        { type: 18, label: 'Who?', component: { type: 5, custom_id: 'who', required: false } },
      ],
    };
    const interaction = await next();
    expect((await callback(sandbox, interaction, { type: 9, data: modal })).status).toBe(204);
    const outcome = await clicked;
    expect(outcome).toMatchObject({ outcome: 'modal', modal: { title: 'A question' } });

    const submit = (fields: Record<string, string | string[]>) =>
      ada.submit({ interactionId: outcome.interactionId, fields });
    await expect(submit({})).rejects.toThrow('What?: this field is required.');
    await expect(submit({ what: 'ab' })).rejects.toThrow('at least 3');
    const adaId = await ada.id();
    const submitted = submit({ what: 'help', who: [adaId] });
    const sent = await next();
    expect(sent).toMatchObject({
      type: InteractionType.ModalSubmit,
      message: { id: message.id },
      data: {
        custom_id: 'form',
        components: [
          { type: 1, components: [{ type: 4, custom_id: 'what', value: 'help' }] },
          { type: 18, component: { type: 5, custom_id: 'who', values: [adaId] } },
        ],
        resolved: { users: { [adaId]: { username: 'ada' } } },
      },
    });
    const wrong = await callback(sandbox, sent, { type: 9, data: modal });
    expect(wrong.body.errors).toHaveProperty('type');
    await callback(sandbox, sent, { type: 4, data: { content: 'Thanks' } });
    expect(await submitted).toMatchObject({ outcome: 'message', message: { content: 'Thanks' } });
    await expect(submit({ what: 'again' })).rejects.toThrow('submitted already');
  });

  test('a modal of six fields is refused', async () => {
    const { sandbox, people, message, next } = await panel(row(button('ask')));
    const clicked = people.user('ada').click(at(message, 'ask'));
    const fields = Array.from({ length: 6 }, (_, at) =>
      row({ type: 4, custom_id: `f${at}`, style: 1, label: 'x' }),
    );
    const interaction = await next();
    const data = { custom_id: 'form', title: 'T', components: fields };
    expect((await callback(sandbox, interaction, { type: 9, data })).body).toMatchObject({
      code: 50035,
      errors: { data: { components: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH' }] } } },
    });
    await callback(sandbox, interaction, { type: 6 });
    expect(await clicked).toMatchObject({ outcome: 'deferred' });
  });
});

describe('a person', () => {
  test('uses only what is there, enabled and theirs to see', async () => {
    const menu = {
      type: 3,
      custom_id: 'menu',
      options: [
        { label: 'A', value: 'a' },
        { label: 'B', value: 'b' },
      ],
    };
    const { sandbox, people, message, heard } = await panel(
      row(button('off', { disabled: true }), {
        type: 2,
        style: 5,
        label: 'Link',
        url: 'https://example.org',
      }),
      row(menu),
    );
    const ada = people.user('ada');
    await expect(ada.click(at(message, 'nothing'))).rejects.toThrow('no such component');
    await expect(ada.click(at(message, 'off'))).rejects.toThrow('disabled');
    await expect(ada.click(at(message, 'menu'))).rejects.toThrow('not a button');
    await expect(ada.select(at(message, 'menu'), ['c'])).rejects.toThrow('no choice');
    await expect(ada.select(at(message, 'menu'), ['a', 'b'])).rejects.toThrow('at most 1');
    await expect(ada.select(at(message, 'menu'), [])).rejects.toThrow('at least 1');

    const { world } = sandbox;
    const adaId = await ada.id();
    const member = world.members
      .by('userId', adaId)
      .find(({ guildId }) => world.channels.get(message.channel_id)?.guildId === guildId);
    if (!member) throw new Error('no member');
    world.members.put({ ...member, timeoutUntil: world.clock.now() + 60_000 });
    await expect(ada.select(at(message, 'menu'), ['a'])).rejects.toThrow('time-out');
    expect(heard).toEqual([]);
  });

  test('runs commands with their options checked, and gets suggestions', async () => {
    const { sandbox, people, message, next } = await panel(row(button('x')));
    const registered = await asBot(sandbox, 'PUT', `/applications/${clientId}/commands`, [
      {
        name: 'ticket',
        description: 'Tickets',
        options: [
          {
            type: 1,
            name: 'add',
            description: 'Adds somebody',
            options: [
              { type: 6, name: 'who', description: 'Whom', required: true },
              { type: 3, name: 'why', description: 'Why', autocomplete: true },
            ],
          },
        ],
      },
      { name: 'purge', description: 'For moderators', default_member_permissions: '8192' },
    ]);
    expect(registered.status).toBe(200);
    const ada = people.user('ada');
    const bobId = await people.user('bob').id();
    const run = (name: string, options: Record<string, string>) =>
      ada.command({ channelId: message.channel_id, name, options });
    await expect(run('nothing', {})).rejects.toThrow('no command');
    await expect(run('purge', {})).rejects.toThrow("can't be used");
    await expect(run('ticket', {})).rejects.toThrow('subcommands');
    await expect(run('ticket add', {})).rejects.toThrow('“who” is required');
    await expect(run('ticket add', { who: bobId, what: 'x' })).rejects.toThrow('no option “what”');

    const ran = run('ticket add', { who: bobId });
    const interaction = await next();
    expect(interaction).toMatchObject({
      type: InteractionType.ApplicationCommand,
      data: {
        name: 'ticket',
        options: [{ name: 'add', type: 1, options: [{ name: 'who', type: 6, value: bobId }] }],
        resolved: { users: { [bobId]: { username: 'bob' } } },
      },
    });
    await callback(sandbox, interaction, { type: 4, data: { content: 'Added' } });
    expect(await ran).toMatchObject({
      outcome: 'message',
      message: { type: 20, interaction_metadata: { name: 'ticket add' } },
    });

    const suggested = ada.autocomplete({
      channelId: message.channel_id,
      name: 'ticket add',
      options: { why: 'be' },
      focused: 'why',
    });
    const typed = await next();
    expect(typed.data).toMatchObject({ options: [{ options: [{ name: 'why', focused: true }] }] });
    const choices = [{ name: 'because', value: 'because' }];
    await callback(sandbox, typed, { type: 8, data: { choices } });
    expect(await suggested).toEqual({ choices, failed: false });
  });
});
