import { discordLimits } from '@fns/contracts/limits';
import type { EmbedPayload, MessagePayload } from '@fns/contracts/message-payload';
import type { Transcript } from '@fns/contracts/transcript';
import { clip, humanDuration, plain, ticketNumber } from '../text.ts';
import { viewColors } from './colors.ts';

export type SummarisedTranscript = Pick<
  Transcript,
  | 'id'
  | 'guildId'
  | 'ticketNumber'
  | 'opener'
  | 'panelTitle'
  | 'closedBy'
  | 'closeReason'
  | 'metadata'
  | 'createdAt'
  | 'closedAt'
>;

export interface SummaryInput {
  transcript: SummarisedTranscript;
  /** The dashboard's public address, without a trailing slash. */
  dashboardUrl: string;
  /** `text` where Discord does not take the address for a button (it refuses hosts it deems unreachable). */
  link?: 'button' | 'text';
}

/** Where the dashboard shows a transcript. */
export function transcriptUrl(dashboardUrl: string, guildId: string, transcriptId: string): string {
  return `${dashboardUrl}/dashboard/guild/${guildId}/transcripts/${transcriptId}`;
}

/** The message in the transcript channel when a ticket has closed. */
export function summaryView(input: SummaryInput): MessagePayload {
  const { transcript } = input;
  return withLink(input, {
    title: `Ticket ${ticketNumber(transcript.ticketNumber)} closed`,
    color: viewColors.closed,
    fields: [
      { name: 'Opened by', value: `<@${transcript.opener.id}>`, inline: true },
      {
        name: 'Closed by',
        value: transcript.closedBy ? `<@${transcript.closedBy.id}>` : 'Automatically',
        inline: true,
      },
      { name: 'Panel', value: field(plain(transcript.panelTitle)), inline: true },
      ...outcomeFields(transcript),
    ],
    ...(transcript.closedAt ? { timestamp: transcript.closedAt } : {}),
  });
}

/** The same for the opener, as a direct message. */
export function openerSummaryView(input: SummaryInput & { serverName: string }): MessagePayload {
  const { transcript, serverName } = input;
  return withLink(input, {
    title: `Your ticket ${ticketNumber(transcript.ticketNumber)} was closed`,
    description: clip(
      `Your conversation with **${plain(serverName)}** is kept: you can read it again at any time.`,
      discordLimits.embedDescription,
    ),
    color: viewColors.closed,
    fields: outcomeFields(transcript),
    ...(transcript.closedAt ? { timestamp: transcript.closedAt } : {}),
  });
}

function outcomeFields({ closeReason, metadata }: SummarisedTranscript) {
  const fields: NonNullable<EmbedPayload['fields']> = [];
  if (closeReason) fields.push({ name: 'Reason', value: field(closeReason) });
  if (!metadata) return fields;
  fields.push(
    { name: 'Duration', value: humanDuration(metadata.durationMs), inline: true },
    { name: 'Messages', value: String(metadata.messageCount), inline: true },
  );
  if (metadata.firstResponseMs !== null) {
    const value = humanDuration(metadata.firstResponseMs);
    fields.push({ name: 'First response', value, inline: true });
  }
  const people = metadata.participants.filter(({ bot }) => !bot);
  if (people.length > 0) {
    const named = people.slice(0, 10).map(({ id, messageCount }) => `<@${id}> · ${messageCount}`);
    if (people.length > named.length) named.push(`and ${people.length - named.length} more`);
    fields.push({ name: 'Participants', value: field(named.join('\n')) });
  }
  return fields;
}

function field(text: string): string {
  return clip(text.trim() === '' ? '—' : text, discordLimits.embedFieldValue);
}

function withLink(input: SummaryInput, embed: EmbedPayload): MessagePayload {
  const { transcript, dashboardUrl, link = 'button' } = input;
  const url = transcriptUrl(dashboardUrl, transcript.guildId, transcript.id);
  const allowed_mentions = { parse: [] };
  if (link === 'text') {
    const value = `[Read the transcript](${url})`;
    const fields = [...(embed.fields ?? []), { name: 'Transcript', value }];
    return { embeds: [{ ...embed, fields }], allowed_mentions };
  }
  return {
    embeds: [embed],
    components: [
      { type: 1, components: [{ type: 2, style: 5, label: 'Read the transcript', url }] },
    ],
    allowed_mentions,
  };
}
