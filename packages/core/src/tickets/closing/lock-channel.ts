import type { TicketDeps } from '../../deps.ts';
import { isPassing } from '../../passing.ts';
import type { ClosingProgress, TicketRecord } from '../../ports/ticket-store.ts';
import { ok, type Result } from '../../result.ts';
import { together } from '../../together.ts';
import { closingView, deletionStamp } from '../../views/closing.view.ts';
import { sendOnce } from '../send-once.ts';
import type { ClosingStep } from './step.ts';

/** The opener can no longer write, and the channel says why. */
export const lockChannel: ClosingStep = async (deps, held, closing) => {
  if (closing.locked) return ok(undefined);
  const { guildId, channelId, userId } = held.ticket;
  if (channelId !== null) {
    const [locked, said] = await together([
      deps.channels.lockOpener(guildId, channelId, userId),
      sayClosing(deps, held.ticket, channelId, closing),
    ]);
    for (const result of [locked, said]) {
      if (result.ok) continue;
      if (isPassing(result.error)) return result;
      const { code } = result.error;
      if (code !== 'channel_not_found') deps.log.warn({ channelId, code }, 'channel not locked');
    }
  }
  await held.advance({ closing: { locked: true } });
  return ok(undefined);
};

function sayClosing(
  deps: TicketDeps,
  { id, closedBy, closeReason }: TicketRecord,
  channelId: string,
  { startedAt, deleteChannelAt }: ClosingProgress,
): Promise<Result<unknown>> {
  return sendOnce(deps, channelId, {
    payload: closingView({ closedBy, reason: closeReason, deleteChannelAt }),
    nonce: `c${id}`,
    mark: deletionStamp(deleteChannelAt),
    since: startedAt,
  });
}
