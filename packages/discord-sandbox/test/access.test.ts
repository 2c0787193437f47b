import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { asBot, channelId, clientId, personId, testSandbox } from './start.ts';

const guildOf = ({ world }: Sandbox, name: string) =>
  [...world.guilds.values()].find((guild) => guild.name === name)?.id ?? '';
const roleOf = ({ world }: Sandbox, name: string) =>
  [...world.roles.values()].find((role) => role.name === name)?.id ?? '';

/** Status and Discord's code. */
async function answered(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
): Promise<[number, number]> {
  const answer = await asBot(sandbox, method, path, body);
  const json = answer.status === 204 ? {} : await answer.json();
  return [answer.status, json.code];
}

describe('who may reach what', () => {
  test('without a token, with a wrong one, or for an unknown path', async () => {
    const sandbox = await testSandbox();
    const me = (headers: Record<string, string>) =>
      fetch(`${sandbox.url}/api/v10/users/@me`, { headers });
    for (const headers of [{}, { authorization: 'Bot nonsense' }, { authorization: 'Bearer x' }]) {
      const answer = await me(headers as Record<string, string>);
      expect([answer.status, await answer.json()]).toEqual([
        401,
        { message: '401: Unauthorized', code: 0 },
      ]);
    }
    const unknown = await asBot(sandbox, 'GET', '/sounds/of/silence');
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      { message: '404: Not Found', code: 0 },
    ]);
    const noted = await fetch(`${sandbox.url}/_sandbox/violations`).then((answer) => answer.json());
    expect(noted.violations[0].path).toContain('/sounds/of/silence');
  });

  test('what is not there, not visible or not allowed, each with its code', async () => {
    const sandbox = await testSandbox();
    const general = channelId(sandbox, 'general');
    const staff = channelId(sandbox, 'staff-room');
    const rules = channelId(sandbox, 'rules');
    const away = guildOf(sandbox, 'Book Nook');
    const nowhere = '123456789012345678';
    expect(await answered(sandbox, 'GET', `/channels/${nowhere}`)).toEqual([404, 10003]);
    expect(await answered(sandbox, 'GET', `/channels/${staff}`)).toEqual([403, 50001]);
    expect(await answered(sandbox, 'GET', `/channels/${staff}/messages`)).toEqual([403, 50001]);
    expect(await answered(sandbox, 'GET', `/guilds/${away}`)).toEqual([403, 50001]);
    expect(await answered(sandbox, 'GET', `/guilds/${nowhere}`)).toEqual([404, 10004]);
    expect(await answered(sandbox, 'GET', `/channels/${general}/messages/${nowhere}`)).toEqual([
      404, 10008,
    ]);
    expect(
      await answered(sandbox, 'POST', `/channels/${rules}/messages`, { content: 'x' }),
    ).toEqual([403, 50013]);
    const written = [...sandbox.world.messages.by('channelId', general)][0]?.id;
    expect(
      await answered(sandbox, 'PATCH', `/channels/${general}/messages/${written}`, {
        content: 'x',
      }),
    ).toEqual([403, 50005]);
  });

  test('nobody gives what they do not hold, nor touches who stands above', async () => {
    const sandbox = await testSandbox();
    const guild = guildOf(sandbox, 'Lantern Makers');
    const create = (overwrite: object) =>
      answered(sandbox, 'POST', `/guilds/${guild}/channels`, {
        name: 'x',
        permission_overwrites: [{ id: guild, type: 0, ...overwrite }],
      });
    expect(await create({ allow: String(PermissionFlagsBits.BanMembers) })).toEqual([403, 50013]);
    expect(await create({ deny: String(PermissionFlagsBits.ManageRoles) })).toEqual([403, 50013]);
    expect(await create({ deny: String(PermissionFlagsBits.ViewChannel) })).toEqual([
      201,
      undefined,
    ]);

    const ada = personId(sandbox, 'ada');
    const give = (role: string) =>
      answered(sandbox, 'PUT', `/guilds/${guild}/members/${ada}/roles/${roleOf(sandbox, role)}`);
    expect(await give('Support')).toEqual([204, undefined]);
    expect(await give('Admin')).toEqual([403, 50013]);
    const kick = `/guilds/${guild}/members/${ada}`;
    expect(await answered(sandbox, 'DELETE', kick)).toEqual([403, 50013]);
  });

  test('a bot that hides a channel from itself has lost it', async () => {
    const sandbox = await testSandbox();
    const guild = guildOf(sandbox, 'Lantern Makers');
    const made = await asBot(sandbox, 'POST', `/guilds/${guild}/channels`, {
      name: 'My Secret',
      permission_overwrites: [
        { id: guild, type: 0, deny: String(PermissionFlagsBits.ViewChannel) },
      ],
    });
    const { id, name } = await made.json();
    expect(name).toBe('my-secret');
    expect(await answered(sandbox, 'DELETE', `/channels/${id}`)).toEqual([403, 50001]);
  });

  test('a full server and a full category refuse another channel', async () => {
    const sandbox = await testSandbox();
    const guild = guildOf(sandbox, 'Lantern Makers');
    const parent = channelId(sandbox, 'Tickets');
    const { world } = sandbox;
    const template = world.channels.get(channelId(sandbox, 'general'));
    if (!template) throw new Error('no channel');
    const fill = (count: number, parentId: string | null) => {
      for (let made = 0; made < count; made += 1) {
        world.channels.put({ ...template, id: world.ids.next(), parentId });
      }
    };
    fill(50, parent);
    const inCategory = await asBot(sandbox, 'POST', `/guilds/${guild}/channels`, {
      name: 'x',
      parent_id: parent,
    });
    expect([inCategory.status, (await inCategory.json()).errors]).toEqual([
      400,
      {
        parent_id: { _errors: [expect.objectContaining({ code: 'CHANNEL_PARENT_MAX_CHANNELS' })] },
      },
    ]);
    fill(500 - world.channels.count('guildId', guild), null);
    expect(await answered(sandbox, 'POST', `/guilds/${guild}/channels`, { name: 'x' })).toEqual([
      400, 30013,
    ]);
  });

  test('deletions take everything along, with one event each', async () => {
    const sandbox = await testSandbox();
    const { world } = sandbox;
    const guild = guildOf(sandbox, 'Lantern Makers');
    const made = await asBot(sandbox, 'POST', `/guilds/${guild}/channels`, { name: 'short-lived' });
    const { id } = await made.json();
    const form = new FormData();
    form.set('payload_json', JSON.stringify({ content: 'see', attachments: [{ id: 0 }] }));
    form.set('files[0]', new Blob(['bytes'], { type: 'text/plain' }), 'a b.txt');
    const sent = await fetch(`${sandbox.url}/api/v10/channels/${id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${world.applications.get(clientId)?.botToken}` },
      body: form,
    }).then((answer) => answer.json());
    const attachment = sent.attachments[0];
    expect(attachment).toMatchObject({ filename: 'a_b.txt', size: 5 });
    expect(await fetch(attachment.url).then((answer) => answer.text())).toBe('bytes');

    const heard: string[] = [];
    world.dispatch.subscribe(({ event }) => heard.push(event));
    expect(await answered(sandbox, 'DELETE', `/channels/${id}`)).toEqual([200, undefined]);
    expect(heard).toEqual(['CHANNEL_DELETE']);
    expect(world.messages.has(sent.id)).toBe(false);
    expect(world.blobs.get(attachment.id)).toBeUndefined();
    expect((await fetch(attachment.url)).status).toBe(404);
  });

  test('several messages go at once, but not old ones and not just one', async () => {
    const sandbox = await testSandbox();
    const general = channelId(sandbox, 'general');
    const ids = sandbox.world.messages.by('channelId', general).map(({ id }) => id);
    const bulk = (messages: string[]) =>
      answered(sandbox, 'POST', `/channels/${general}/messages/bulk-delete`, { messages });
    expect(await bulk(ids.slice(0, 1))).toEqual([400, 50016]);
    sandbox.world.clock.shift(5000);
    expect(await bulk(ids.slice(0, 2))).toEqual([204, undefined]);
    expect(sandbox.world.messages.has(ids[0] ?? '')).toBe(false);
    sandbox.world.clock.shift(15 * 24 * 3_600_000);
    expect(await bulk(ids.slice(2, 4))).toEqual([400, 50034]);
  });

  test('history turns its pages the same way in both directions', async () => {
    const sandbox = await testSandbox();
    const general = channelId(sandbox, 'general');
    const all = sandbox.world.messages
      .by('channelId', general)
      .map(({ id }) => id)
      .reverse();
    const page = async (query: string): Promise<string[]> => {
      const answer = await asBot(sandbox, 'GET', `/channels/${general}/messages?${query}`);
      return ((await answer.json()) as { id: string }[]).map(({ id }) => id);
    };
    expect(await page('limit=2')).toEqual(all.slice(0, 2));
    expect(await page(`limit=2&before=${all[1]}`)).toEqual(all.slice(2, 4));
    expect(await page(`limit=1&after=${all[2]}`)).toEqual(all.slice(1, 2));
    expect(await page(`limit=3&around=${all[2]}`)).toEqual(all.slice(1, 4));
    expect((await asBot(sandbox, 'GET', `/channels/${general}/messages?limit=101`)).status).toBe(
      400,
    );
  });
});
