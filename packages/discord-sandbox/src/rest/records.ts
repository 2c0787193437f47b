import type { RequestRecord, Violation } from '../control/contract.ts';

/** What was asked over REST and what broke Discord's contract; the oldest entries make room. */
export interface Records {
  request(entry: Omit<RequestRecord, 'sequence'>): void;
  violation(entry: Violation): void;
  /** Those after `sequence`. */
  requestsSince(sequence: number): RequestRecord[];
  readonly lastSequence: number;
  violations(): Violation[];
  clear(): void;
}

export function createRecords(capacity = 10_000): Records {
  let requests: RequestRecord[] = [];
  let violations: Violation[] = [];
  let sequence = 0;
  const bounded = <T>(list: T[]) => (list.length >= capacity * 2 ? list.slice(-capacity) : list);
  return {
    request(entry) {
      sequence += 1;
      requests = bounded(requests);
      requests.push({ sequence, ...entry });
    },
    violation(entry) {
      violations = bounded(violations);
      violations.push(entry);
    },
    requestsSince: (since) => requests.filter((entry) => entry.sequence > since).slice(-capacity),
    get lastSequence() {
      return sequence;
    },
    violations: () => violations.slice(-capacity),
    clear() {
      requests = [];
      violations = [];
    },
  };
}
