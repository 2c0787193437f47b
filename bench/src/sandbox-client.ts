import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';
import type { ClientJob } from './sandbox-speed.ts';

/** The client's side of the sandbox's benchmarks, in its own process. */

const job = JSON.parse(process.argv[2] ?? '') as ClientJob;
const connections = 16;
const tellEvery = 100;
/** Calls of a kind to one channel, as many as its bucket allows; the first warms both sides up. */
const rounds = 5;

if (job.kind === 'listen') listen();
else process.send?.(await callAll());

/** Identifies, reads every dispatch, and tells how many came. */
function listen(): void {
  const socket = new WebSocket(`${job.url.replace('http', 'ws')}/gateway?v=10&encoding=json`);
  let count = 0;
  socket.on('message', (data: Buffer) => {
    const payload = JSON.parse(data.toString()) as { op: number; t: string | null };
    if (payload.op === 10) {
      const intents = (1 << 0) | (1 << 9) | (1 << 15);
      const d = { token: job.token, intents, properties: {} };
      socket.send(JSON.stringify({ op: 2, d }));
    }
    if (payload.t === 'GUILD_CREATE') process.send?.(0);
    if (payload.t !== 'MESSAGE_CREATE') return;
    count += 1;
    if (count % tellEvery === 0) process.send?.(count);
  });
}

async function callAll(): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const round = job.channelIds.flatMap((id) => [
    { method: 'GET', path: `/channels/${id}`, body: undefined },
    { method: 'POST', path: `/channels/${id}/messages`, body: '{"content":"Hello"}' },
  ]);
  const perform = async (calls: typeof round) => {
    let next = 0;
    const work = async () => {
      for (let call = calls[next]; call; call = calls[next]) {
        next += 1;
        const status = await once(agent, call.method, call.path, call.body);
        if (status !== 200) throw new Error(`${call.method} ${call.path} answered ${status}`);
      }
    };
    await Promise.all(Array.from({ length: connections }, work));
  };
  await perform(round);
  const measured = Array.from({ length: rounds - 1 }, () => round).flat();
  const start = performance.now();
  await perform(measured);
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return measured.length / seconds;
}

function once(agent: Agent, method: string, path: string, body: string | undefined) {
  return new Promise<number>((resolve, reject) => {
    const headers = {
      authorization: `Bot ${job.token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const sent = request(`${job.url}/api/v10${path}`, { agent, method, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
