import type { RestFault } from './contract.ts';
import { pathTest } from './path-match.ts';
import { seededRandom } from './random.ts';

/** A fault that strikes one call now. */
export interface Strike {
  fault: RestFault;
  /** For this very call, where the fault has a duration; in milliseconds. */
  ms: number;
}

interface Armed {
  fault: RestFault;
  matches: (method: string, path: string) => boolean;
  random: () => number;
  skip: number;
  left: number;
}

export type RestFaults = ReturnType<typeof restFaults>;

/** The REST faults in waiting; of several that match a call, the one armed first strikes. */
export function restFaults() {
  let armed: Armed[] = [];
  return {
    /** @throws SyntaxError when the path is a bad regular expression. */
    add(fault: RestFault): void {
      const { method, path } = fault.match;
      const pathMatches = path === undefined ? () => true : pathTest(path);
      armed.push({
        fault,
        matches: (m, p) => (method === undefined || method === m) && pathMatches(p),
        random: seededRandom(fault.seed),
        skip: fault.skip,
        left: fault.times,
      });
    },
    /** What strikes this call, if anything; `path` is the part below `/api/v10`, without a query. */
    strike(method: string, path: string): Strike | undefined {
      for (const one of armed) {
        if (!one.matches(method, path)) continue;
        if (one.skip > 0) {
          one.skip -= 1;
          continue;
        }
        if (one.random() >= one.fault.probability) continue;
        one.left -= 1;
        if (one.left === 0) armed = armed.filter((other) => other !== one);
        return { fault: one.fault, ms: durationOf(one) };
      }
      return undefined;
    },
    armed: () => armed.map(({ fault, left }) => ({ kind: fault.kind, left })),
    clear(): void {
      armed = [];
    },
  };
}

function durationOf({ fault, random }: Armed): number {
  if (fault.kind !== 'slow') return 0;
  if (typeof fault.ms === 'number') return fault.ms;
  return fault.ms.min + (fault.ms.max - fault.ms.min) * random();
}
