import { refuse } from '@fns/contracts/errors';
import type { TicketDeps } from '../deps.ts';
import { elapsed } from '../instant.ts';
import type { TicketChannel } from '../ports/ticket-channels.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import { ok, type Result, refused } from '../result.ts';
import { beginClosing } from './begin-closing.ts';
import { type HeldTicket, withLease } from './lease.ts';
import { goOnClosing } from './settle-closing.ts';
import { settleOpening } from './settle-opening.ts';
import { undoOpening } from './undo-opening.ts';

/** Milliseconds after which nobody waits for a ticket that never got its channel. */
const young = 10 * 60_000;

/**
 * Brings one ticket to rest, under its lease: whatever it looked like in a list, it's judged by what it
 * is once the lease is held. Answers with the ticket; `ticket_busy` when someone else is at it.
 */
export function reconcileTicket(
  deps: TicketDeps,
  { guildId, id }: Pick<TicketRecord, 'guildId' | 'id'>,
): Promise<Result<TicketRecord>> {
  return withLease(deps, guildId, id, async (held) => {
    switch (held.ticket.state) {
      case 'opening':
        return undoneOr(await resumeOpening(deps, held), held);
      case 'open':
        return closeIfChannelGone(deps, held);
      case 'closing':
      case 'closed': {
        const settled = await goOnClosing(deps, held);
        return settled.ok ? ok(settled.value.ticket) : settled;
      }
      case 'reopening':
      case 'failed':
        return ok(held.ticket);
    }
  });
}

/** A ticket that was undone is at rest, too: then why is no refusal any more. */
function undoneOr(resumed: Result<TicketRecord>, { ticket }: HeldTicket): Result<TicketRecord> {
  return ticket.state === 'failed' ? ok(ticket) : resumed;
}

async function resumeOpening(deps: TicketDeps, held: HeldTicket): Promise<Result<TicketRecord>> {
  const { guildId, panelId, failure } = held.ticket;
  if (failure !== null) return undoOpening(deps, held, refuse('internal', failure));
  const found = await findChannel(deps, held.ticket);
  if (!found.ok) return found;
  if (found.value === null) {
    const hopeless = await whyNotCreate(deps, held.ticket);
    if (!hopeless.ok) return hopeless;
    if (hopeless.value) return undoOpening(deps, held, refuse('ticket_not_open', hopeless.value));
  }
  const [panel, { ticketConfig }] = await Promise.all([
    deps.panels.get(guildId, panelId),
    deps.servers.get(guildId),
  ]);
  const nameStyle = ticketConfig.ticketNameStyle;
  return settleOpening(deps, held, { panel, nameStyle, found: found.value });
}

/** The channel this ticket has already: the one it knows, or the one that carries its marker. */
async function findChannel(
  { channels }: Pick<TicketDeps, 'channels'>,
  { id, guildId, channelId, channelName }: TicketRecord,
): Promise<Result<Pick<TicketChannel, 'channelId' | 'name'> | null>> {
  if (channelId === null) return channels.findByMarker(guildId, id);
  const exists = await channels.exists(guildId, channelId);
  if (!exists.ok) return exists;
  return ok(exists.value ? { channelId, name: channelName ?? '' } : null);
}

/** Why a ticket without a channel gets none any more; null when it still should. */
async function whyNotCreate(
  { members, clock }: Pick<TicketDeps, 'members' | 'clock'>,
  { guildId, userId, channelId, createdAt }: TicketRecord,
): Promise<Result<string | null>> {
  if (channelId !== null) return ok('Its channel was deleted while it was being opened.');
  if (elapsed(createdAt, clock.now()) > young) return ok('It could not be opened in time.');
  const roles = await members.roleIds(guildId, userId);
  if (!roles.ok) return roles;
  return ok(roles.value === null ? 'The person who asked for it left the server.' : null);
}

async function closeIfChannelGone(
  deps: TicketDeps,
  held: HeldTicket,
): Promise<Result<TicketRecord>> {
  const { guildId, channelId } = held.ticket;
  if (channelId === null) throw new Error(`open ticket ${held.ticket.id} has no channel`);
  const exists = await deps.channels.exists(guildId, channelId);
  if (!exists.ok) return refused(exists.error);
  if (exists.value) return ok(held.ticket);
  const reason = 'The channel was deleted in Discord.';
  await beginClosing(deps, held, { closedBy: null, reason, channelGone: true });
  const settled = await goOnClosing(deps, held);
  return settled.ok ? ok(settled.value.ticket) : settled;
}
