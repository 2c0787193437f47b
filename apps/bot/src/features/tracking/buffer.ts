import type { Snowflake } from '@fns/contracts/ids';
import type { MessageChange } from '@fns/core/tracked-message';
import type { Log } from '../../log.ts';
import { createSchedule } from '../../schedule.ts';

export interface BufferOptions {
  /** How many changes are held in all before the oldest channel's are given up. */
  limit: number;
  /** How many changes are recorded in one go. */
  batch: number;
  /** Milliseconds that a change may wait for others to be recorded with it. */
  lingerMs: number;
  /** Records changes, oldest first; `not_yet`: keep them and come again; `not_a_ticket`: drop them. */
  record: (
    channelId: Snowflake,
    changes: MessageChange[],
  ) => Promise<'recorded' | 'not_yet' | 'not_a_ticket'>;
  /** Changes of this channel were given up: what is missing must be fetched from Discord. */
  onGap: (channelId: Snowflake) => void;
  log: Log;
}

/** Message changes between the gateway and the database: bounded, in order, recorded in bulk. */
export interface ChangeBuffer {
  add: (channelId: Snowflake, change: MessageChange) => void;
  /** Whether changes of this channel wait. */
  holds: (channelId: Snowflake) => boolean;
  /** Changes that wait. */
  size: () => number;
  /** Records what waits, once, and takes no more. */
  stop: () => Promise<void>;
}

const channelsAtOnce = 8;
const notYetRetryMs = 500;
/** A ticket that is still opening after this many tries is the reconciler's; its history is fetched then. */
const notYetTries = 60;

export function createBuffer(options: BufferOptions): ChangeBuffer {
  const { limit, batch, lingerMs, record, onGap, log } = options;
  const waiting = new Map<Snowflake, { changes: MessageChange[]; notYet: number }>();
  let size = 0;

  const schedule = createSchedule<Snowflake>({
    name: 'recording messages',
    atOnce: channelsAtOnce,
    log,
    work: async (channelId) => {
      const queue = waiting.get(channelId);
      if (!queue) return null;
      const changes = queue.changes.slice(0, batch);
      const outcome = await record(channelId, changes);
      // Given up in the meantime.
      if (waiting.get(channelId) !== queue) return waiting.has(channelId) ? 0 : null;
      if (outcome === 'not_yet' && ++queue.notYet < notYetTries) return notYetRetryMs;
      if (outcome === 'not_yet') giveUp(channelId);
      else if (outcome === 'not_a_ticket') drop(channelId);
      else done(channelId, queue, changes.length);
      return waiting.has(channelId) ? 0 : null;
    },
  });

  function done(
    channelId: Snowflake,
    queue: { changes: MessageChange[]; notYet: number },
    count: number,
  ): void {
    queue.changes.splice(0, count);
    queue.notYet = 0;
    size -= count;
    if (queue.changes.length === 0) waiting.delete(channelId);
  }

  function drop(channelId: Snowflake): void {
    size -= waiting.get(channelId)?.changes.length ?? 0;
    waiting.delete(channelId);
  }

  function giveUp(channelId: Snowflake): void {
    const count = waiting.get(channelId)?.changes.length ?? 0;
    drop(channelId);
    onGap(channelId);
    log.warn({ channelId, count }, 'messages could not be recorded in time; they will be fetched');
  }

  return {
    add: (channelId, change) => {
      const queue = waiting.get(channelId) ?? { changes: [], notYet: 0 };
      waiting.set(channelId, queue);
      queue.changes.push(change);
      size++;
      if (size > limit) {
        const [oldest] = waiting.keys();
        if (oldest !== undefined) giveUp(oldest);
      }
      schedule.request(channelId, queue.changes.length >= batch ? 0 : lingerMs);
    },
    holds: (channelId) => waiting.has(channelId),
    size: () => size,
    stop: () => schedule.stop({ finish: true }),
  };
}
