import { setTimeout as delay } from 'node:timers/promises';
import { buttonOf, waitFor } from '@fns/discord-sandbox/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenPromises } from './checker.ts';
import { type Desk, openDesk } from './desk.ts';
import { type Product, startProduct } from './product.ts';

/** SIGKILL to every process at once, in the middle of things; then `npm start` again. */
describe('after a power cut', () => {
  let product: Product;
  let desk: Desk;
  beforeAll(async () => {
    product = await startProduct();
    desk = await openDesk(product, { deleteAfterSeconds: 0, maxTicketsPerUser: 5 });
  });
  afterAll(async () => {
    await desk.close();
    await product.dispose();
  });

  const settled = () =>
    waitFor(async () => (await brokenPromises(desk)).length === 0, { timeoutMs: 30_000 }).catch(
      async () => expect(await brokenPromises(desk)).toEqual([]),
    );

  // Milliseconds after the click: before the reservation, between it and the channel, after it.
  it.each([0, 12, 25, 45, 80])('%i ms into opening, nothing is orphaned or stuck', async (ms) => {
    const pressed = desk.press('bob').catch(() => undefined);
    await delay(ms);
    await product.powerCut();
    await pressed;
    await product.restart();
    await settled();
  });

  it('the ticket that was being opened is there, once, and works', async () => {
    const pressed = desk.press('ada').catch(() => undefined);
    await waitFor(async () =>
      (await desk.stores.tickets.unclosedOf(desk.guildId, await desk.sandbox.user('ada').id())).at(
        0,
      ),
    );
    await product.powerCut();
    await pressed;
    await product.restart();
    const ticket = await desk.openTicketOf('ada');
    await settled();
    const ada = desk.sandbox.user('ada');
    await ada.waitForMessage(ticket.channelId ?? '', ({ components }) => components?.length === 1);
  });

  it('what was said before and while everything was down is in the transcript', async () => {
    const ticket = await desk.openTicketOf('ada');
    const channelId = ticket.channelId ?? '';
    const ada = desk.sandbox.user('ada');
    const said = Array.from({ length: 20 }, (_, n) => `before the cut ${n}`);
    for (const text of said) await ada.say(channelId, text);
    await product.powerCut();
    await product.restart();
    await ada.say(channelId, 'after the cut');

    const transcript = await desk.stores.transcripts.byTicket(desk.guildId, ticket.id);
    const recorded = await waitFor(
      async () => {
        const { items } = await desk.stores.transcripts.messages(
          desk.guildId,
          transcript?.id ?? '',
          { limit: 100 },
        );
        const texts = items.map(({ content }) => content);
        return [...said, 'after the cut'].every((text) => texts.includes(text)) && texts;
      },
      { timeoutMs: 30_000, what: 'every message in the transcript' },
    );
    expect(recorded.filter((text) => text === said[0])).toHaveLength(1);
  });

  it('a ticket that was being closed ends up closed, its summary sent once', async () => {
    const ticket = await desk.openTicketOf('ada');
    const ada = desk.sandbox.user('ada');
    const welcome = await ada.waitForMessage(
      ticket.channelId ?? '',
      ({ components }) => components?.length === 1,
    );
    const { message: question } = await ada.click(buttonOf(welcome), { until: 'answered' });
    if (!question) throw new Error('the bot did not ask back');
    const pressed = ada.click(buttonOf(question, 'Close ticket')).catch(() => undefined);
    await delay(30);
    await product.powerCut();
    await pressed;
    await product.restart();
    await settled();

    const isItsSummary = (embeds: { title?: string }[]) =>
      embeds.some(({ title }) => title?.includes(String(ticket.number).padStart(4, '0')));
    const now = await desk.stores.tickets.get(desk.guildId, ticket.id);
    if (now?.state === 'open') return; // The cut came before the click was heard.
    const summaries = await waitFor(async () => {
      const messages = await desk.sandbox
        .user('sam')
        .messages(desk.channelId('ticket-transcripts'));
      const found = messages.filter(({ embeds }) => isItsSummary(embeds));
      return found.length > 0 && found;
    });
    expect(summaries).toHaveLength(1);
  });
});
