import { RefusalError } from '@fns/contracts/errors';
import type { TicketDeps } from '@fns/core/deps';
import { isPassing } from '@fns/core/passing';
import { settleClosing } from '@fns/core/tickets/settle-closing';
import type { Log } from '../../log.ts';
import { createSchedule, type Schedule } from '../../schedule.ts';
import { type TicketKey, ticketOf } from './ticket-key.ts';

const ticketsAtOnce = 8;
const busyRetryMs = 1000;

/** Closes tickets step by step, and deletes each channel when its stored deadline comes. */
export function settleJob(deps: TicketDeps, log: Log): Schedule<TicketKey> {
  return createSchedule({
    name: 'closing a ticket',
    atOnce: ticketsAtOnce,
    log,
    work: async (key) => {
      const { guildId, ticketId } = ticketOf(key);
      const result = await settleClosing(deps, guildId, ticketId);
      if (result.ok) {
        const { dueAt } = result.value;
        return dueAt ? Math.max(0, Date.parse(dueAt) - Date.now()) : null;
      }
      if (result.error.code === 'ticket_busy') return busyRetryMs;
      if (isPassing(result.error)) throw new RefusalError(result.error);
      log.info({ guildId, ticketId, code: result.error.code }, 'nothing to close any more');
      return null;
    },
  });
}
