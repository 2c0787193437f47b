import type { TicketDeps } from '@fns/core/deps';
import { archiveAttachments } from '@fns/core/transcripts/archive-attachments';
import type { Log } from '../../log.ts';
import { createSchedule, type Schedule } from '../../schedule.ts';
import { type TicketKey, ticketOf } from '../tickets/ticket-key.ts';

const ticketsAtOnce = 3;
const retryMs = 15_000;
/** Past this, closing the ticket tries once more. */
const tries = 10;

/** Copies files while Discord's links to them live. */
export function archiveJob(deps: TicketDeps, log: Log): Schedule<TicketKey> {
  const tried = new Map<TicketKey, number>();
  return createSchedule({
    name: 'archiving files',
    atOnce: ticketsAtOnce,
    log,
    work: async (key) => {
      const { pending } = await archiveAttachments(deps, ticketOf(key));
      const count = (tried.get(key) ?? 0) + 1;
      if (pending > 0 && count < tries) {
        tried.set(key, count);
        return retryMs;
      }
      tried.delete(key);
      return null;
    },
  });
}
