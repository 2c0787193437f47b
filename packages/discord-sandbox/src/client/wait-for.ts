import { setTimeout as delay } from 'node:timers/promises';

export interface Patience {
  /** Default: 10 s. */
  timeoutMs?: number;
  /** What is waited for, for the error. */
  what?: string;
}

const pollMs = 25;

/** Asks again until there is an answer other than undefined or false; throws when time is up. */
export async function waitFor<Answer>(
  ask: () => Promise<Answer | undefined | false> | Answer | undefined | false,
  { timeoutMs = 10_000, what = 'a condition' }: Patience = {},
): Promise<Answer> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms for ${what}`);
    await delay(pollMs);
  }
}
