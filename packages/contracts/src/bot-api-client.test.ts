import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createBotApiClient } from './bot-api-client.ts';

const guildId = '1100000000000000001';
const panel = { guildId, panelId: 'a'.repeat(24), channelId: guildId, actorId: guildId };

async function clientOf(listener: RequestListener, timeoutMs?: { read: number; action: number }) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  return createBotApiClient({ baseUrl, apiKey: 'key', ...(timeoutMs ? { timeoutMs } : {}) });
}

it('gives up a read long before it gives up an action', async () => {
  const silent = await clientOf(() => {}, { read: 50, action: 60_000 });
  const ended: string[] = [];
  const action = silent.sendPanel(panel).catch(() => ended.push('action'));
  await expect(silent.server(guildId)).rejects.toMatchObject({ code: 'bot_unavailable' });
  expect(ended).toEqual([]);
  void action;
});

it('tells of a bot that breaks off in the middle of an answer', async () => {
  const broken = await clientOf((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"servers":', () => response.destroy());
  });
  await expect(broken.servers()).rejects.toMatchObject({ code: 'bot_unavailable' });
});

it('tells of an answer that is not the bot’s', async () => {
  const stranger = await clientOf((_request, response) => {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
  });
  await expect(stranger.servers()).rejects.toMatchObject({ code: 'bot_unavailable' });
});

it('hands on the bot’s own refusal, with its reference', async () => {
  const refusing = await clientOf((_request, response) => {
    const error = { code: 'guild_not_found', message: 'Not here.', reference: 'abc' };
    response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
  });
  await expect(refusing.server(guildId)).rejects.toMatchObject({
    code: 'guild_not_found',
    reference: 'abc',
  });
});
