import { constants, createInflate } from 'node:zlib';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { sandboxClient } from '../src/client/index.ts';
import type { Sandbox } from '../src/index.ts';
import { testSandbox, token } from './start.ts';

interface Payload {
  op: number;
  t: string | null;
  s: number | null;
  d: Record<string, unknown> & { session_id: string; guilds: unknown[] };
}

/** A client that does nothing by itself. */
async function connect(sandbox: Sandbox, query = 'v=10&encoding=json') {
  const socket = new WebSocket(`${sandbox.url.replace('http', 'ws')}/gateway?${query}`);
  onTestFinished(() => socket.terminate());
  const payloads: Payload[] = [];
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) payloads.push(JSON.parse(data.toString()) as Payload);
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
  /** The first payload that fits, as soon as it has come. */
  const got = async (fits: (payload: Payload) => boolean): Promise<Payload> => {
    await expect.poll(() => payloads.some(fits), { timeout: 5000 }).toBe(true);
    return payloads.find(fits) as Payload;
  };
  return { socket, payloads, closed, send, got };
}

const intents = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages;
const identity = { token, intents, properties: {} };
const named = (event: string) => (payload: Payload) => payload.t === event;

test('hello, ready, guilds one by one, heartbeats', async () => {
  const sandbox = await testSandbox();
  const client = await connect(sandbox);
  const hello = await client.got(({ op }) => op === 10);
  expect(hello.d.heartbeat_interval).toBe(41_250);
  client.send(2, identity);
  const ready = await client.got(named('READY'));
  expect(ready.d).toMatchObject({
    v: 10,
    user: { bot: true },
    session_id: expect.any(String),
    resume_gateway_url: `${sandbox.url.replace('http', 'ws')}/gateway`,
    shard: [0, 1],
    guilds: [{ unavailable: true }],
  });
  const guild = await client.got(named('GUILD_CREATE'));
  // Without GUILD_PRESENCES nobody but the bot is in it.
  expect(guild.d.members).toHaveLength(1);
  client.send(1, guild.s);
  await client.got(({ op }) => op === 11);
});

test('each breach has its close code', async () => {
  const sandbox = await testSandbox({
    privilegedIntents: GatewayIntentBits.GuildMembers,
    gateway: { guildsPerShard: 1 },
  });
  const breach = async (
    act: (client: Awaited<ReturnType<typeof connect>>) => void,
    query?: string,
  ) => {
    const client = await connect(sandbox, query);
    act(client);
    return client.closed;
  };
  expect(await breach(({ send }) => send(99, null))).toBe(4001);
  expect(await breach(({ socket }) => socket.send('{'))).toBe(4002);
  expect(await breach(({ send }) => send(2, { token: 1 }))).toBe(4002);
  expect(await breach(({ send }) => send(2, { ...identity, pad: 'x'.repeat(4096) }))).toBe(4002);
  expect(await breach(({ send }) => send(3, { status: 'idle' }))).toBe(4003);
  expect(await breach(({ send }) => send(2, { ...identity, token: 'wrong' }))).toBe(4004);
  expect(
    await breach(({ send }) => {
      send(2, identity);
      send(2, identity);
    }),
  ).toBe(4005);
  expect(
    await breach(({ send }) => {
      for (let n = 0; n < 121; n += 1) send(1, null);
    }),
  ).toBe(4008);
  expect(await breach(({ send }) => send(2, { ...identity, shard: [2, 2] }))).toBe(4010);
  expect(await breach(() => undefined, 'v=9')).toBe(4012);
  expect(await breach(({ send }) => send(2, { ...identity, intents: 1 << 30 }))).toBe(4013);
  const { MessageContent } = GatewayIntentBits;
  expect(await breach(({ send }) => send(2, { ...identity, intents: MessageContent }))).toBe(4014);

  const [guild] = [...sandbox.world.guilds.values()];
  if (!guild) throw new Error('the demo has no server');
  const second = { ...guild, id: sandbox.world.ids.next() };
  sandbox.world.guilds.put(second);
  const [member] = sandbox.world.members.by('userId', '1150000000000000001');
  if (!member) throw new Error('the bot is nowhere');
  sandbox.world.members.put({ ...member, guildId: second.id });
  expect(await breach(({ send }) => send(2, identity))).toBe(4011);
});

test('a client that stops beating is dropped, and may resume', async () => {
  const sandbox = await testSandbox({ gateway: { heartbeatIntervalMs: 100 } });
  const client = await connect(sandbox);
  client.send(2, identity);
  const ready = await client.got(named('READY'));
  expect(await client.closed).toBe(4009);
  const back = await connect(sandbox);
  back.send(6, { token, session_id: ready.d.session_id, seq: ready.s });
  await back.got(named('RESUMED'));
});

test('a resume replays exactly what was missed; a wrong one is refused', async () => {
  const sandbox = await testSandbox();
  const ada = sandboxClient(sandbox.url).user('ada');
  const general = await ada.channel('general');
  const first = await connect(sandbox);
  first.send(2, identity);
  const ready = await first.got(named('READY'));
  const seen = await first.got(named('GUILD_CREATE'));
  first.socket.terminate();
  for (const content of ['one', 'two', 'three']) await ada.say(general, content);

  const stranger = await connect(sandbox);
  stranger.send(6, { token, session_id: 'unknown', seq: 1 });
  expect((await stranger.got(({ op }) => op === 9)).d).toBe(false);
  const ahead = await connect(sandbox);
  ahead.send(6, { token, session_id: ready.d.session_id, seq: 1000 });
  expect(await ahead.closed).toBe(4007);

  const back = await connect(sandbox);
  back.send(6, { token, session_id: ready.d.session_id, seq: seen.s });
  const resumed = await back.got(named('RESUMED'));
  const replayed = back.payloads.filter((payload) => payload.op === 0);
  expect(replayed.map((payload) => payload.s)).toEqual(
    Array.from({ length: Number(resumed.s) - Number(seen.s) }, (_, n) => Number(seen.s) + 1 + n),
  );
  expect(replayed.filter(named('MESSAGE_CREATE')).map((payload) => payload.d.content)).toEqual(
    // Without the intent even what is replayed is empty.
    ['', '', ''],
  );

  sandbox.world.clock.shift(1000);
  back.socket.close(1000);
  await back.closed;
  const late = await connect(sandbox);
  late.send(6, { token, session_id: ready.d.session_id, seq: resumed.s });
  expect((await late.got(({ op }) => op === 9)).d).toBe(false);
});

test('one identify in five seconds for each group of shards, a thousand a day', async () => {
  const sandbox = await testSandbox({ gateway: { maxConcurrency: 1, identifiesPerDay: 2 } });
  const identify = async () => {
    const client = await connect(sandbox);
    client.send(2, identity);
    return (await client.got(({ op, t }) => op === 9 || t === 'READY')).op === 0;
  };
  expect(await identify()).toBe(true);
  expect(await identify()).toBe(false);
  sandbox.world.clock.shift(5000);
  expect(await identify()).toBe(true);
  sandbox.world.clock.shift(5000);
  expect(await identify()).toBe(false);
  sandbox.world.clock.shift(24 * 3_600_000);
  expect(await identify()).toBe(true);
});

test('zlib-stream: the whole conversation through one inflate context', async () => {
  const sandbox = await testSandbox();
  const url = `${sandbox.url.replace('http', 'ws')}/gateway/?v=10&encoding=json&compress=zlib-stream`;
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
  let text = '';
  inflate.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  socket.on('message', (data: Buffer, isBinary) => {
    expect(isBinary).toBe(true);
    inflate.write(data);
  });
  socket.on('open', () => socket.send(JSON.stringify({ op: 2, d: identity })));
  await expect.poll(() => text).toMatch(/"op":10.*"t":"READY".*"t":"GUILD_CREATE"/s);
});

test('a silent gateway says nothing, not even to a heartbeat', async () => {
  const sandbox = await testSandbox();
  const { faults } = sandboxClient(sandbox.url);
  const client = await connect(sandbox);
  client.send(2, identity);
  await client.got(named('GUILD_CREATE'));
  await faults.add({ kind: 'silence' });
  const before = client.payloads.length;
  client.send(1, null);
  const other = await connect(sandbox);
  other.send(1, null);
  await other.got(({ op }) => op === 11);
  expect(client.payloads.length).toBe(before);
});
