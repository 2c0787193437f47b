import type { Transcript } from '@fns/contracts/transcript';
import type { TicketDeps } from '../../deps.ts';
import { isPassing } from '../../passing.ts';
import type { SentMessage } from '../../ports/messages.ts';
import type { ClosingProgress, TicketPatch, TicketRecord } from '../../ports/ticket-store.ts';
import { ok, type Result } from '../../result.ts';
import { together } from '../../together.ts';
import { openerSummaryView, summaryView, transcriptUrl } from '../../views/summary.view.ts';
import { type OneMessage, sendOnce } from '../send-once.ts';
import type { ClosingStep } from './step.ts';

/** The summary goes to the transcript channel, and to the opener unless the guild opted out. */
export const tellOutcome: ClosingStep = async (deps, held, closing) => {
  if (closing.summarised && closing.notified) return ok(undefined);
  const { ticket } = held;
  const [{ ticketConfig }, transcript] = await Promise.all([
    deps.servers.get(ticket.guildId),
    deps.transcripts.byTicket(ticket.guildId, ticket.id),
  ]);
  const channelId = closing.summarised ? null : ticketConfig.ticketTranscript;
  const notify = ticketConfig.notifyOpener && !closing.notified;
  const [summary, direct] = await together([
    transcript && channelId
      ? sendSummary(deps, transcript, closing, channelId)
      : Promise.resolve(null),
    transcript && notify ? writeToOpener(deps, transcript, closing) : Promise.resolve(null),
  ]);
  await held.advance({ closing: { ...saved(deps, ticket, summary, direct) } });
  const waiting = [summary, direct].find((sent) => sent && !sent.ok && isPassing(sent.error));
  return waiting && !waiting.ok ? waiting : ok(undefined);
};

type Sent = Result<SentMessage> | null;

/** What is done now: sent, needless, or refused for good. What may pass stays open. */
function saved(
  { log }: TicketDeps,
  { id: ticketId }: TicketRecord,
  summary: Sent,
  direct: Sent,
): NonNullable<TicketPatch['closing']> {
  for (const [what, sent] of Object.entries({ summary, direct })) {
    const code = sent && !sent.ok ? sent.error.code : null;
    if (code && code !== 'direct_messages_closed') log.warn({ ticketId, code }, `${what} not sent`);
  }
  const isDone = (sent: Sent) => sent === null || sent.ok || !isPassing(sent.error);
  return {
    ...(isDone(summary) ? { summarised: true } : {}),
    ...(summary?.ok ? { summaryMessageId: summary.value.messageId } : {}),
    ...(isDone(direct) ? { notified: true } : {}),
    ...(direct?.ok ? { directMessageId: direct.value.messageId } : {}),
  };
}

function sendSummary(
  deps: TicketDeps,
  transcript: Transcript,
  closing: ClosingProgress,
  channelId: string,
): Promise<Result<SentMessage>> {
  const { dashboardUrl } = deps;
  return sendWithLink(deps, channelId, transcript, closing, {
    nonce: `s${transcript.ticketId}`,
    view: (link) => summaryView({ transcript, dashboardUrl, link }),
  });
}

async function writeToOpener(
  deps: TicketDeps,
  transcript: Transcript,
  closing: ClosingProgress,
): Promise<Result<SentMessage>> {
  const { dashboardUrl } = deps;
  const channel = await deps.messages.openDirect(transcript.opener.id);
  if (!channel.ok) return channel;
  const serverName = deps.serverName(transcript.guildId);
  return sendWithLink(deps, channel.value, transcript, closing, {
    nonce: `d${transcript.ticketId}`,
    view: (link) => openerSummaryView({ transcript, dashboardUrl, serverName, link }),
  });
}

/** With the link as a button, or as text where Discord doesn't take the dashboard's address for one. */
async function sendWithLink(
  deps: TicketDeps,
  channelId: string,
  transcript: Transcript,
  { startedAt }: ClosingProgress,
  { nonce, view }: { nonce: string; view: (link: 'button' | 'text') => OneMessage['payload'] },
): Promise<Result<SentMessage>> {
  const mark = transcriptUrl(deps.dashboardUrl, transcript.guildId, transcript.id);
  const message = { nonce, mark, since: startedAt };
  if (leadsSomewhere(deps.dashboardUrl)) {
    const sent = await sendOnce(deps, channelId, { ...message, payload: view('button') });
    if (sent.ok || sent.error.code !== 'discord_refused') return sent;
  }
  return sendOnce(deps, channelId, { ...message, payload: view('text') });
}

/** Discord refuses buttons to hosts without a dot in their name, such as `localhost`. */
function leadsSomewhere(url: string): boolean {
  return new URL(url).hostname.includes('.');
}
