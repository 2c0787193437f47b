import type { APIMessage } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { asBot, channelId, personId, testSandbox, token } from './start.ts';

/** Sends a body to #general as the bot; each in its own time, since this is about bodies, not limits. */
async function sender() {
  const sandbox = await testSandbox();
  const path = `/channels/${channelId(sandbox, 'general')}/messages`;
  return {
    sandbox,
    path,
    send: async (body: unknown) => {
      const answer = await asBot(sandbox, 'POST', path, body);
      sandbox.world.clock.shift(5000);
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
  };
}

const button = (fields: object) => ({
  components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', ...fields }] }],
});
const atButton = (errors: unknown) => ({ components: { 0: { components: { 0: errors } } } });
const problem = (code: string) => ({ _errors: [expect.objectContaining({ code })] });

const refused: [string, object, object][] = [
  ['too long', { content: 'x'.repeat(2001) }, { content: problem('BASE_TYPE_MAX_LENGTH') }],
  [
    'an embed title too long',
    { embeds: [{ title: 't'.repeat(257) }] },
    { embeds: { 0: { title: problem('BASE_TYPE_MAX_LENGTH') } } },
  ],
  [
    'embeds of more than 6,000 characters together',
    { embeds: [{ description: 'd'.repeat(4000) }, { description: 'd'.repeat(2001) }] },
    { embeds: problem('MAX_EMBED_SIZE_EXCEEDED') },
  ],
  [
    'an empty embed field',
    { embeds: [{ fields: [{ name: ' ', value: 'v' }] }] },
    { embeds: { 0: { fields: { 0: { name: problem('BASE_TYPE_REQUIRED') } } } } },
  ],
  [
    'an embed of nothing',
    { content: 'x', embeds: [{ color: 5 }] },
    { embeds: { 0: { description: problem('BASE_TYPE_REQUIRED') } } },
  ],
  [
    'eleven embeds',
    { embeds: Array.from({ length: 11 }, () => ({ title: 't' })) },
    { embeds: problem('BASE_TYPE_MAX_LENGTH') },
  ],
  [
    'a picture that is no address',
    { embeds: [{ image: { url: 'nonsense' } }] },
    { embeds: { 0: { image: { url: problem('URL_TYPE_INVALID_URL') } } } },
  ],
  [
    'a button without a custom id',
    button({}),
    atButton({ custom_id: problem('BUTTON_COMPONENT_CUSTOM_ID_REQUIRED') }),
  ],
  [
    'a button with an id and an address',
    button({ custom_id: 'a', url: 'https://example.org' }),
    atButton({ url: problem('BUTTON_COMPONENT_CUSTOM_ID_AND_URL') }),
  ],
  [
    'a link button without an address',
    button({ style: 5 }),
    atButton({ url: problem('BASE_TYPE_REQUIRED') }),
  ],
  [
    'a link button to this machine',
    button({ style: 5, url: 'http://localhost:3000/x' }),
    atButton({ url: problem('URL_TYPE_INVALID_URL') }),
  ],
  [
    'a link button to another scheme',
    button({ style: 5, url: 'ftp://example.org' }),
    atButton({ url: problem('URL_TYPE_INVALID_SCHEME') }),
  ],
  [
    'an emoji that is none',
    button({ custom_id: 'a', emoji: { name: 'ticket' } }),
    atButton({ emoji: { name: problem('COMPONENT_INVALID_EMOJI') } }),
  ],
  [
    'a label too long',
    button({ custom_id: 'a', label: 'l'.repeat(81) }),
    atButton({ label: problem('BASE_TYPE_MAX_LENGTH') }),
  ],
  [
    'the same custom id twice',
    {
      components: ['x', 'y'].map((label) => ({
        type: 1,
        components: [{ type: 2, style: 1, label, custom_id: 'same' }],
      })),
    },
    {
      components: {
        1: { components: { 0: { custom_id: problem('COMPONENT_CUSTOM_ID_DUPLICATED') } } },
      },
    },
  ],
  [
    'six buttons in a row',
    {
      components: [
        {
          type: 1,
          components: Array.from({ length: 6 }, (_, at) => ({
            type: 2,
            style: 1,
            label: 'x',
            custom_id: `b${at}`,
          })),
        },
      ],
    },
    { components: { 0: { components: problem('BASE_TYPE_BAD_LENGTH') } } },
  ],
  [
    'six rows',
    {
      components: Array.from({ length: 6 }, (_, at) => ({
        type: 1,
        components: [{ type: 2, style: 1, label: 'x', custom_id: `b${at}` }],
      })),
    },
    { components: problem('BASE_TYPE_BAD_LENGTH') },
  ],
  [
    'a row of a button and a menu',
    {
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: 'x', custom_id: 'b' },
            { type: 5, custom_id: 'u' },
          ],
        },
      ],
    },
    { components: { 0: { components: { 1: problem('COMPONENT_LAYOUT_WIDTH_EXCEEDED') } } } },
  ],
  [
    'a menu without options',
    { components: [{ type: 1, components: [{ type: 3, custom_id: 'm', options: [] }] }] },
    { components: { 0: { components: { 0: { options: problem('BASE_TYPE_BAD_LENGTH') } } } } },
  ],
  [
    'a text input outside of a modal',
    { components: [{ type: 1, components: [{ type: 4, custom_id: 'm', style: 1, label: 'x' }] }] },
    { components: { 0: { components: { 0: problem('UNION_TYPE_CHOICES') } } } },
  ],
  [
    'new components without their flag',
    { components: [{ type: 10, content: 'text' }] },
    { components: { 0: problem('UNION_TYPE_CHOICES') } },
  ],
  [
    'content beside new components',
    { content: 'x', flags: 32768, components: [{ type: 10, content: 'text' }] },
    { content: problem('MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2') },
  ],
  [
    'mentions both parsed and listed',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['123456789012345678'] } },
    { allowed_mentions: { parse: problem('MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE') } },
  ],
  ['a number where a text belongs', { content: 5 }, { content: problem('STRING_TYPE_CONVERT') }],
];

test('what breaks a rule is refused at its place, and noted', async () => {
  const { send, sandbox } = await sender();
  for (const [what, body, errors] of refused) {
    expect({ what, ...(await send(body)) }).toEqual({
      what,
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body', errors },
    });
  }
  const noted = await fetch(`${sandbox.url}/_sandbox/violations`).then((answer) => answer.json());
  expect(noted.violations).toHaveLength(refused.length);
});

test('a message that shows nothing is refused', async () => {
  const { send } = await sender();
  for (const body of [{}, { content: '' }, { content: '   ' }, { embeds: [] }]) {
    expect(await send(body)).toEqual({
      status: 400,
      body: { code: 50006, message: 'Cannot send an empty message' },
    });
  }
});

test('what is not JSON, or not declared as such, is refused', async () => {
  const { sandbox, path } = await sender();
  const post = (type: string, body: string) =>
    fetch(`${sandbox.url}/api/v10${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bot ${token}`,
        'content-type': type,
      },
      body,
    });
  const broken = await post('application/json', '{"content":');
  expect([broken.status, await broken.json()]).toEqual([
    400,
    { code: 50109, message: 'The request body contains invalid JSON.' },
  ]);
  const typed = await post('text/plain', 'hello');
  expect([typed.status, (await typed.json()).errors._errors[0].code]).toEqual([
    400,
    'CONTENT_TYPE_INVALID',
  ]);
});

test('a field Discord does not know is left out and noted', async () => {
  const { send, sandbox } = await sender();
  const sent = await send({ content: 'hi', bogus: true });
  expect([sent.status, sent.body.content]).toEqual([200, 'hi']);
  const noted = await fetch(`${sandbox.url}/_sandbox/violations`).then((answer) => answer.json());
  expect(noted.violations[0].message).toContain('bogus');
});

test('an enforced nonce makes a repeat the same message, for a while', async () => {
  const { send, sandbox } = await sender();
  const body = { content: 'once', nonce: 'n-1', enforce_nonce: true };
  const first = await send(body);
  const again = await send({ ...body, content: 'twice' });
  expect(again.body.id).toBe(first.body.id);
  expect(again.body.content).toBe('once');
  sandbox.world.clock.shift(6 * 60_000);
  expect((await send(body)).body.id).not.toBe(first.body.id);
});

test('only allowed mentions come true', async () => {
  const { send, sandbox } = await sender();
  const ada = personId(sandbox, 'ada');
  const bob = personId(sandbox, 'bob');
  const support = [...sandbox.world.roles.values()].find(({ name }) => name === 'Support')?.id;
  const content = `<@${ada}> <@${bob}> <@&${support}> @everyone`;
  const pinged = async (allowed_mentions: object | undefined) => {
    const { body } = await send({ content, allowed_mentions });
    const { mentions, mention_roles, mention_everyone } = body as unknown as APIMessage;
    return { users: mentions.map(({ id }) => id), roles: mention_roles, all: mention_everyone };
  };
  expect(await pinged({ parse: [] })).toEqual({ users: [], roles: [], all: false });
  expect(await pinged({ parse: [], users: [bob] })).toEqual({
    users: [bob],
    roles: [],
    all: false,
  });
  expect(await pinged(undefined)).toEqual({ users: [ada, bob], roles: [support], all: true });
});
