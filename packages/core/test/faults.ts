import { refuse } from '@fns/contracts/errors';
import { refused } from '../src/result.ts';

/** The process is gone: nothing it still wanted to do happens. */
export class Killed extends Error {}

/** What goes wrong, at one moment only. Every call of a port has two: before it takes effect, and after. */
export interface Fault {
  kind: 'kill' | 'lose';
  /** Counted from 0. */
  at: number;
}

type Ports = Record<string, object>;

/**
 * Wraps the ports of one process. `kill`: at that moment the process dies, and every later call with
 * it. `lose`: Discord didn't get the call (before), or its answer is lost (after); only those ports
 * named in `discord` can lose. Answers with how many moments there were, to try them one by one.
 */
export function withFault<T extends Ports>(
  ports: T,
  fault: Fault | null,
  discord: readonly string[],
): { ports: T; moments: () => number } {
  let moment = 0;
  let dead = false;

  const passes = (canLose: boolean): boolean => {
    if (dead) throw new Killed();
    const hit = fault?.at === moment++;
    if (hit && fault.kind === 'kill') {
      dead = true;
      throw new Killed();
    }
    return !(hit && canLose);
  };

  const wrap = (portName: string, port: object): object => {
    const canLose = discord.includes(portName);
    const lost = refused(refuse('discord_unavailable'));
    return new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          await Promise.resolve();
          if (!passes(canLose)) return lost;
          const answer: unknown = await Reflect.apply(method, target, args);
          return passes(canLose) ? answer : lost;
        };
      },
    });
  };

  const wrapped = Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [name, wrap(name, port)]),
  );
  return { ports: wrapped as T, moments: () => moment };
}
