import type { TicketDeps } from '../../deps.ts';
import type { ClosingProgress } from '../../ports/ticket-store.ts';
import type { Result } from '../../result.ts';
import type { HeldTicket } from '../lease.ts';

/**
 * One step of closing. Does nothing when it's already done, and is safe to repeat when it was
 * interrupted. Refuses only with what may pass; what won't is logged and left behind, because no
 * refusal of Discord's may keep a ticket from closing.
 */
export type ClosingStep = (
  deps: TicketDeps,
  held: HeldTicket,
  closing: ClosingProgress,
) => Promise<Result<void>>;
