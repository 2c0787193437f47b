import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import {
  chooseTranscriptChannel,
  createPanel,
  pickServer,
  sendPanel,
  signIn,
} from './pages/dashboard.ts';
import {
  becomePerson,
  channelList,
  deleteMessage,
  editMessage,
  messageWith,
  openChannel,
  say,
} from './pages/sandbox-client.ts';
import { type Product, root, startProduct } from './product.ts';

const picture = join(root, 'e2e/src/fixtures/lamp.png');
const patienceMs = 15_000;

const screens = [
  { screen: 'a desktop', viewport: { width: 1440, height: 900 } },
  { screen: 'a phone', viewport: { width: 390, height: 844 } },
];

/** From a panel to a transcript, as people do it: two sites, a real browser, and nothing else. */
describe.each(screens)('the thread on $screen', ({ viewport }) => {
  let product: Product;
  let browser: Browser;
  let olga: Page;
  let ada: Page;
  let sam: Page;
  let panelAddress: string;
  let transcriptAddress: string;
  const broken: string[] = [];

  const open = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('response', (answer) => {
      if (answer.status() >= 500) broken.push(`${answer.status()} ${answer.url()}`);
    });
    return page;
  };

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
    [olga, ada, sam] = await Promise.all([open(), open(), open()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('1. signs in with Discord and picks the demo server', async () => {
    await signIn(olga, product.dashboardUrl, 'Olga');
    await pickServer(olga, 'Lantern Makers');
  });

  it('2. creates a panel under a live preview and sends it to a channel', async () => {
    await createPanel(olga, {
      title: 'Lamp trouble?',
      text: 'Tell us **what** flickers.',
      label: 'Get a hand',
      welcome: 'Hello {user}, this is ticket {number} of {server}.',
    });
    panelAddress = await sendPanel(olga, 'get-help');
    await chooseTranscriptChannel(olga, 'ticket-transcripts');
    expect(panelAddress).toContain(`${product.sandboxUrl}/channels/`);
  });

  it('3. a member presses the button and gets a private ticket; a second press is refused', async () => {
    await becomePerson(ada, product.sandboxUrl, 'Ada');
    await openChannel(ada, 'get-help');
    await ada.getByRole('button', { name: 'Get a hand' }).click();
    await messageWith(ada, 'Your ticket 0001 is open').waitFor();
    await ada.getByRole('button', { name: 'Get a hand' }).click();
    const refusal = messageWith(ada, 'You already have an open ticket');
    await refusal.getByRole('link', { name: '#ticket-0001' }).click();
    await messageWith(ada, 'this is ticket 0001 of Lantern Makers').waitFor();
    await ada.getByRole('button', { name: 'Close ticket' }).waitFor();

    const bob = await open();
    await becomePerson(bob, product.sandboxUrl, 'Bob');
    const channels = await channelList(bob);
    await channels.getByRole('link', { name: /^get-help/ }).waitFor();
    expect(await channels.getByRole('link', { name: /ticket-0001/ }).count()).toBe(0);
    await bob.context().close();
  });

  it('4. member and staff talk, attach an image, edit and delete', async () => {
    await say(ada, 'My **lamp** flickers');
    await say(ada, 'Here it is', picture);
    await messageWith(ada, 'Here it is').getByRole('img', { name: 'lamp.png' }).waitFor();
    await say(ada, 'Never mind this one');
    await editMessage(ada, 'flickers', 'My **lamp** flickers at night');
    await deleteMessage(ada, 'Never mind this one');

    await becomePerson(sam, product.sandboxUrl, 'Sam');
    await openChannel(sam, 'ticket-0001');
    await messageWith(sam, 'flickers at night').waitFor();
    await say(sam, 'Is the plug in? `on` means on.');
    await messageWith(ada, 'Is the plug in?').waitFor();
  });

  it('5. closes with a confirmation; the summary with its link arrives', async () => {
    await ada.getByRole('button', { name: 'Close ticket' }).click();
    const question = messageWith(ada, 'Close this ticket?');
    await question.getByRole('button', { name: 'Close ticket' }).click();
    await openChannel(sam, 'ticket-transcripts');
    const summary = messageWith(sam, 'Ticket 0001 closed');
    const link = summary.getByRole('link', { name: 'Read the transcript' });
    transcriptAddress = (await link.getAttribute('href')) ?? '';
    expect(transcriptAddress).toContain(`${product.dashboardUrl}/dashboard/guild/`);
    const channels = await channelList(sam);
    await channels.getByRole('link', { name: /ticket-0001/ }).waitFor({ state: 'detached' });
  });

  it('6. reads it all in the dashboard, the image from our own archive', async () => {
    await olga.goto(transcriptAddress);
    await olga.getByRole('heading', { name: 'Ticket #0001' }).waitFor();
    const conversation = olga.getByRole('region', { name: 'Conversation' });
    const said = (text: string) => conversation.getByRole('article').filter({ hasText: text });

    const edited = said('flickers at night');
    expect(await edited.getByRole('strong').innerText()).toBe('lamp');
    await edited.getByText('(edited)').click();
    await edited.getByText('My lamp flickers', { exact: true }).waitFor();
    await said('Never mind this one').getByText('Deleted').waitFor();
    expect(await said('Is the plug in?').innerText()).toContain('Sam');
    expect(await said('Is the plug in?').locator('code').innerText()).toBe('on');

    const image = conversation.getByRole('img', { name: 'lamp.png' });
    const loaded = await image.evaluate(async (img: HTMLImageElement) => {
      await img.decode();
      return { src: img.src, width: img.naturalWidth };
    });
    expect(loaded.src).toContain(`${product.dashboardUrl}/api/dashboard/guild/`);
    expect(loaded.width).toBeGreaterThan(0);
  });

  it('broke nothing on the way', async () => {
    expect(broken).toEqual([]);
    const violations = await fetch(`${product.sandboxUrl}/_sandbox/violations`);
    expect(await violations.json()).toEqual({ violations: [] });
  });
});
