import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { buttonOf, waitFor } from '@fns/discord-sandbox/client';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type Desk, openDesk } from './desk.ts';
import { signIn } from './pages/dashboard.ts';
import { type Product, root, startProduct } from './product.ts';

const artifacts = join(root, 'artifacts/looks');
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const themes = ['dark', 'light'] as const;

/**
 * Every page at both widths and in both themes: accessible by axe's rules, nothing wider than the
 * screen, and a screenshot in artifacts/looks for people to judge.
 */
describe('every page', () => {
  let product: Product;
  let browser: Browser;
  let desk: Desk;
  let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;
  let places: { name: string; url: string }[];

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
    desk = await openDesk(product, { deleteAfterSeconds: 0 });
    const transcriptId = await tellAStory(desk);
    const context = await browser.newContext();
    await signIn(await context.newPage(), product.dashboardUrl, 'Olga');
    signedIn = await context.storageState();
    await context.close();

    const guild = `${product.dashboardUrl}/dashboard/guild/${desk.guildId}`;
    const channels = `${product.sandboxUrl}/channels/${desk.guildId}`;
    places = [
      { name: 'landing', url: product.dashboardUrl },
      { name: 'auth-error', url: `${product.dashboardUrl}/auth-error?error=AccessDenied` },
      { name: 'servers', url: `${product.dashboardUrl}/dashboard` },
      { name: 'overview', url: guild },
      { name: 'panels', url: `${guild}/panels` },
      { name: 'panel-new', url: `${guild}/panels/new` },
      { name: 'panel-edit', url: `${guild}/panels/${desk.panel.id}` },
      { name: 'transcripts', url: `${guild}/transcripts` },
      { name: 'transcript', url: `${guild}/transcripts/${transcriptId}` },
      { name: 'settings', url: `${guild}/settings` },
      { name: 'not-found', url: `${product.dashboardUrl}/dashboard/guild/100000000000000000` },
      { name: 'sandbox-help', url: `${channels}/${desk.channelId('get-help')}?as=ada` },
      {
        name: 'sandbox-summary',
        url: `${channels}/${desk.channelId('ticket-transcripts')}?as=sam`,
      },
      { name: 'sandbox-who', url: `${product.sandboxUrl}/` },
    ];
    await mkdir(artifacts, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
    await product?.dispose();
  });

  for (const [size, viewport] of Object.entries(sizes)) {
    for (const theme of themes) {
      it(`is accessible and fits at ${size} width, ${theme}`, async () => {
        const context = await browser.newContext({
          viewport,
          colorScheme: theme,
          storageState: signedIn,
          reducedMotion: 'reduce',
        });
        const problems: string[] = [];
        for (const { name, url } of places) {
          const page = await context.newPage();
          problems.push(...(await judge(page, url, name)));
          await page.screenshot({ path: join(artifacts, `${name}-${size}-${theme}.png`) });
          await page.close();
        }
        await context.close();
        expect(problems).toEqual([]);
      });
    }
  }
});

/** A short ticket, closed: something to look at. Answers its transcript's id. */
async function tellAStory(desk: Desk): Promise<string> {
  await desk.press('ada');
  const ticket = await desk.openTicketOf('ada');
  const channelId = ticket.channelId ?? '';
  const [ada, sam] = [desk.sandbox.user('ada'), desk.sandbox.user('sam')];
  await ada.say(channelId, 'My **lamp** flickers. It does `blink`, then nothing.\n> and it hums');
  await sam.say(channelId, 'Is the plug in? See <https://example.com>.');
  const gone = await ada.say(channelId, 'Never mind');
  await ada.delete(gone);
  const welcome = await ada.waitForMessage(channelId, ({ components }) => !!components?.length);
  const { message: question } = await ada.click(buttonOf(welcome), { until: 'answered' });
  if (!question) throw new Error('the bot did not ask back');
  await ada.click(buttonOf(question, 'Close ticket'));
  const transcript = await waitFor(
    async () => {
      const found = await desk.stores.transcripts.byTicket(desk.guildId, ticket.id);
      return found?.status === 'final' && found;
    },
    { what: 'the final transcript' },
  );
  return transcript.id;
}

async function judge(page: Page, url: string, name: string): Promise<string[]> {
  await page.goto(url);
  await page.locator('main').getByRole('heading').first().waitFor();
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.title !== '');
  const { violations } = await new AxeBuilder({ page }).analyze();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...violations.map(
      ({ id, nodes }) => `${name}: ${id} at ${nodes.map((n) => n.target).join(' ')}`,
    ),
    ...(overflow > 0 ? [`${name}: ${overflow} px wider than the screen`] : []),
  ];
}
