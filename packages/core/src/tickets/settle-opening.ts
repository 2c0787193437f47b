import { refuse } from '@fns/contracts/errors';
import type { Panel } from '@fns/contracts/panel';
import { actorOf } from '../actors.ts';
import type { TicketDeps } from '../deps.ts';
import { isPassing } from '../passing.ts';
import type { TicketChannel } from '../ports/ticket-channels.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import { ok, type Result, refused } from '../result.ts';
import { ticketNumber } from '../text.ts';
import { ticketTopic } from '../ticket-marker.ts';
import { together } from '../together.ts';
import { ensureTranscript } from '../transcripts/ensure-transcript.ts';
import type { HeldTicket } from './lease.ts';
import { noteTicket } from './ticket-events.ts';
import { ticketName } from './ticket-name.ts';
import { ticketOverwrites } from './ticket-overwrites.ts';
import { undoOpening } from './undo-opening.ts';
import { welcomeOnce } from './welcome-once.ts';

export interface OpeningInput {
  /** Null when it was deleted meanwhile. */
  panel: Panel | null;
  /** The guild's template for channel names. */
  nameStyle: string;
  /** The channel that an earlier attempt made; null when there is none. */
  found: Pick<TicketChannel, 'channelId' | 'name'> | null;
}

/**
 * Takes a reserved ticket to `open`, from wherever an earlier attempt stopped. Undoes it on a refusal
 * that won't pass; leaves it to the reconciler, and says so, while Discord doesn't answer.
 */
export async function settleOpening(
  deps: TicketDeps,
  held: HeldTicket,
  { panel, nameStyle, found }: OpeningInput,
): Promise<Result<TicketRecord>> {
  const [channel] = await together([
    found ? Promise.resolve(ok(found)) : createChannel(deps, held.ticket, nameStyle),
    noteOpening(deps, held.ticket),
  ]);
  if (!channel.ok) return giveUp(deps, held, channel);
  const { channelId, name } = channel.value;
  await held.advance({ channelId, channelName: name });

  const welcome = await welcomeOnce(deps, held.ticket, channelId, panel);
  if (!welcome.ok) return giveUp(deps, held, welcome);
  const [transcript] = await together([
    // Only now, so that a ticket that is undone leaves no transcript behind.
    ensureTranscript(deps, held.ticket),
    noteTicket(deps, held.ticket, 'ticket.opened', {
      actor: actorOf(held.ticket.opener),
      before: { state: 'opening' },
      after: { state: 'open', channelId },
    }),
  ]);
  return ok(
    await held.advance({
      state: 'open',
      transcriptId: transcript.id,
      welcomeMessageId: welcome.value.messageId,
    }),
  );
}

async function createChannel(
  { channels, bot }: TicketDeps,
  ticket: TicketRecord,
  nameStyle: string,
): Promise<Result<TicketChannel>> {
  const { id, guildId, categoryId, staffRoles, userId, number, opener } = ticket;
  const spec = {
    name: ticketName(nameStyle, ticket),
    topic: ticketTopic(ticket),
    parentId: categoryId,
    overwrites: ticketOverwrites({ guildId, openerId: userId, staffRoles, botId: bot.id }),
    reason: `Ticket ${ticketNumber(number)} of ${opener.username}`,
  };
  const created = await channels.create(guildId, spec);
  if (created.ok || created.error.code !== 'discord_unavailable') return created;
  // The answer was lost: the channel may be there. Look before repeating.
  const found = await channels.findByMarker(guildId, id);
  if (!found.ok) return created;
  if (found.value) return ok(found.value);
  // Should the first call still arrive late, the reconciler removes the younger of the two.
  return channels.create(guildId, spec);
}

function noteOpening(deps: TicketDeps, ticket: TicketRecord): Promise<void> {
  const { number, panelId, panelTitle } = ticket;
  return noteTicket(deps, ticket, 'ticket.opening', {
    actor: actorOf(ticket.opener),
    after: { state: 'opening', number, panelId, panelTitle },
  });
}

async function giveUp(
  deps: TicketDeps,
  held: HeldTicket,
  { error }: { error: Parameters<typeof undoOpening>[2] },
): Promise<Result<never>> {
  // A rate limit is no reason to leave someone waiting in the dark, unless their channel is there.
  const leave =
    isPassing(error) && (held.ticket.channelId !== null || error.code !== 'rate_limited');
  if (!leave) return undoOpening(deps, held, error);
  const number = ticketNumber(held.ticket.number);
  return refused(
    refuse(
      error.code,
      `Discord does not answer right now. Your ticket ${number} is reserved and opens as soon as it does.`,
      { ticketId: held.ticket.id },
    ),
  );
}
