import { RefusalError } from '@fns/contracts/errors';
import type { Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '@fns/core/deps';
import { isPassing } from '@fns/core/passing';
import { reconcileGuild } from '@fns/core/tickets/reconcile-guild';
import type { Log } from '../../log.ts';
import { createSchedule, type Schedule } from '../../schedule.ts';

export interface ReconcileDeps {
  tickets: TicketDeps;
  /** False for a guild the bot has left or that has an outage: nothing can be done there. */
  isReachable: (guildId: Snowflake) => boolean;
  /** Called after each guild: what was finished may have history to fetch. */
  onReconciled: (guildId: Snowflake) => void;
  log: Log;
}

const guildsAtOnce = 4;

/** Finishes or undoes what a crash, a lost answer or a hand-deleted channel left half-way. */
export function reconcileJob(deps: ReconcileDeps): Schedule<Snowflake> {
  const { tickets, isReachable, onReconciled, log } = deps;
  return createSchedule({
    name: 'reconciling a server',
    atOnce: guildsAtOnce,
    log,
    work: async (guildId) => {
      if (!isReachable(guildId)) return null;
      const result = await reconcileGuild(tickets, guildId);
      if (result.ok) {
        onReconciled(guildId);
        const { dueAt } = result.value;
        return dueAt ? Math.max(0, Date.parse(dueAt) - Date.now()) : null;
      }
      if (isPassing(result.error)) throw new RefusalError(result.error);
      log.warn({ guildId, code: result.error.code }, result.error.message);
      return null;
    },
  });
}
