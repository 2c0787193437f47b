import { ticketIdInTopic } from '@fns/core/ticket-marker';
import type { Desk } from './desk.ts';

/**
 * What our promises say must never be found once things have settled: orphan channels, doubled
 * tickets or numbers, states that nothing moves on, open tickets without a channel. Answers with a sentence
 * for each; none is what a test wants.
 */
export async function brokenPromises(desk: Desk): Promise<string[]> {
  const [{ items: tickets }, state] = await Promise.all([
    desk.stores.tickets.list(desk.guildId, { limit: 1000 }),
    desk.sandbox.state(),
  ]);
  const channels = state.guilds.find(({ id }) => id === desk.guildId)?.channels ?? [];
  const problems: string[] = [];

  for (const ticket of tickets) {
    const marked = channels.filter(({ topic }) => ticketIdInTopic(topic) === ticket.id);
    const label = `ticket ${ticket.number} (${ticket.state})`;
    if (!['open', 'closed', 'failed'].includes(ticket.state)) problems.push(`${label} is stuck`);
    if (marked.length > 1) problems.push(`${label} has ${marked.length} channels`);
    if (ticket.state === 'open' && marked[0]?.id !== ticket.channelId) {
      problems.push(`${label} has no channel of its own`);
    }
    if (ticket.state === 'failed' && marked.length > 0) problems.push(`${label} left a channel`);
  }
  const known = new Set(tickets.map(({ id }) => id));
  for (const { name, topic } of channels) {
    const id = ticketIdInTopic(topic);
    if (id && !known.has(id)) problems.push(`#${name} belongs to no ticket`);
  }
  const numbers = tickets.map(({ number }) => number);
  if (new Set(numbers).size !== numbers.length) problems.push('a number was given twice');
  const open = tickets.filter(({ closed }) => !closed);
  const slots = open.map(({ userId, slot }) => `${userId}/${slot}`);
  if (new Set(slots).size !== slots.length) problems.push('a slot is taken twice');
  return problems;
}
