import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '@fns/discord-sandbox';

/** What one client does to a sandbox in this process, from a process of its own. */
export interface ClientJob {
  kind: 'listen' | 'call';
  url: string;
  token: string;
  /** Where the calls go: five a channel, as the channel's bucket allows. */
  channelIds: string[];
}

const inFlightLimit = 2000;

/** Dispatches a second to one client that reads each; the same message, told again and again. */
export async function dispatchesPerSecond(
  sandbox: Sandbox,
  token: string,
  channelId: string,
  count: number,
): Promise<number> {
  const listener = client({ kind: 'listen', url: sandbox.url, token, channelIds: [] });
  let received = 0;
  listener.on('message', (total: number) => {
    received = total;
  });
  await once(listener, 'message');
  const dispatch = await aMessage(sandbox, token, channelId);
  const base = received;
  const start = performance.now();
  for (let sent = 0; sent < count; ) {
    while (sent < count && sent - (received - base) < inFlightLimit) {
      sandbox.world.dispatch.emit(dispatch);
      sent += 1;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  while (received - base < count) await new Promise((resolve) => setImmediate(resolve));
  const seconds = (performance.now() - start) / 1000;
  listener.kill();
  return count / seconds;
}

type Dispatch = Parameters<Sandbox['world']['dispatch']['emit']>[0];

/** MESSAGE_CREATE as a real message makes it. */
async function aMessage(sandbox: Sandbox, token: string, channelId: string): Promise<Dispatch> {
  const heard = new Promise<Dispatch>((resolve) => {
    const stop = sandbox.world.dispatch.subscribe((dispatch) => {
      if (dispatch.event !== 'MESSAGE_CREATE') return;
      stop();
      resolve(dispatch);
    });
  });
  await fetch(`${sandbox.url}/api/v10/channels/${channelId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'Hello', embeds: [{ title: 'T', description: 'D' }] }),
  });
  return heard;
}

/** REST calls a second: half read a channel, half write a message; all through every limit. */
export async function callsPerSecond(job: Omit<ClientJob, 'kind'>): Promise<number> {
  const caller = client({ ...job, kind: 'call' });
  const [perSecond] = (await once(caller, 'message')) as [number];
  caller.kill();
  return perSecond;
}

function client(job: ClientJob): ChildProcess {
  const program = fileURLToPath(new URL('./sandbox-client.ts', import.meta.url));
  return fork(program, [JSON.stringify(job)], { execArgv: ['--import', 'tsx'] });
}
