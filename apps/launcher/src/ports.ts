import { createServer } from 'node:net';
import { StartFailure } from './failure.ts';

export interface NamedPort {
  port: number;
  /** The variable that moves it. */
  variable: string;
  use: string;
}

/** Refuses when any port is taken, naming the variable that moves it; checks them side by side. */
export async function requireFreePorts(ports: NamedPort[]): Promise<void> {
  const twice = ports.find((a) => ports.some((b) => a !== b && a.port === b.port));
  if (twice) {
    throw new StartFailure(
      `Port ${twice.port} is given to two parts at once; change ${twice.variable}.`,
    );
  }
  const free = await Promise.all(ports.map(({ port }) => isFree(port)));
  const taken = ports.filter((_, index) => !free[index]);
  if (taken.length === 0) return;
  const list = taken.map(({ port, use, variable }) => `${port} (${use}, set by ${variable})`);
  throw new StartFailure(
    `Another program already uses port ${list.join(' and ')}. Stop it, or choose another port: ${taken
      .map(({ variable, port }) => `${variable}=${port + 1}`)
      .join(' ')} npm start`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(true)));
  });
}
