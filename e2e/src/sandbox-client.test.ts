import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Sandbox, startSandbox } from '@fns/discord-sandbox';
import { sandboxClient } from '@fns/discord-sandbox/client';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { freePorts } from './free-ports.ts';
import { messageWith, openChannel } from './pages/sandbox-client.ts';
import { root } from './product.ts';
import { type ShowBot, startShowBot } from './show-bot.ts';

const login = {
  token: 'MTE1MDAwMDAwMDAwMDAwMDAwMQ.sandbox.secret-of-the-tests',
  clientId: '1150000000000000001',
  clientSecret: 'oauth2-secret-of-the-tests',
};
const picture = join(root, 'e2e/src/fixtures/lamp.png');

/** The web client by itself, with a bot that shows one of everything. */
describe('the sandbox’s web client', () => {
  let dataDir: string;
  let port: number;
  let sandbox: Sandbox;
  let bot: ShowBot;
  let browser: Browser;

  const start = () =>
    startSandbox({
      ...login,
      port,
      dataDir,
      webRoot: join(root, 'packages/discord-sandbox/dist/web'),
    });
  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    return page;
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'fns-sandbox-client-'));
    [port = 0] = await freePorts(1);
    [sandbox, browser] = await Promise.all([start(), launchBrowser()]);
    bot = await startShowBot({ url: sandbox.url, token: login.token });
    const { id } = await sandboxClient(sandbox.url).user('ada').channel('get-help');
    await bot.showEverything(id, picture);
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    await sandbox?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('can be used by keyboard alone, and reads answers out', async () => {
    const page = await open();
    await page.goto(sandbox.url);
    await page.getByRole('heading', { name: 'Who do you want to be?' }).waitFor();
    await tabTo(page, 'Ada');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Channels' }).waitFor();

    await tabTo(page, 'get-help');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Whisper');
    await page.keyboard.press('Enter');
    await messageWith(page, 'Psst.').waitFor();
    await page.getByTestId('announcer').getByText('FNS Tickets: Psst.').waitFor();
    await tabTo(page, 'Dismiss message');
    await page.keyboard.press('Enter');
    await messageWith(page, 'Psst.').waitFor({ state: 'detached' });

    await tabTo(page, 'Fill in a form');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Tell us more' }).waitFor();
    await page.keyboard.type('Lamp');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await tabTo(page, 'Submit');
    await page.keyboard.press('Enter');
    await messageWith(page, 'Noted: Lamp | high | plug | true').waitFor();
    expect(await focused(page)).toBe('Fill in a form');

    await tabTo(page, 'What is it about?');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await messageWith(page, 'About orders').waitFor();
    await page.context().close();
  });

  it('writes, runs a command, edits and deletes without a pointer', async () => {
    const page = await open();
    await page.goto(`${sandbox.url}/?as=kenji`);
    await openChannel(page, 'general');
    await expectFocus(page, 'Message #general');
    await page.keyboard.type('/ech');
    await page.getByRole('option', { name: '/echo' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'text' }).waitFor();
    await page.keyboard.type('good evening');
    await page.keyboard.press('Enter');
    await messageWith(page, 'You said: good evening').waitFor();

    await expectFocus(page, 'Message #general');
    await page.keyboard.type('Fisrt');
    await page.keyboard.press('Enter');
    await messageWith(page, 'Fisrt').waitFor();
    await page.keyboard.press('ArrowUp');
    await expectFocus(page, 'Edit message');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('First');
    await page.keyboard.press('Enter');
    await messageWith(page, 'First').getByText('(edited)').waitFor();

    await expectFocus(page, 'Message #general');
    await tabTo(page, 'Messages in general', 'Shift+Tab');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, 'Delete');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Delete message' }).waitFor();
    await tabTo(page, 'Delete');
    await page.keyboard.press('Enter');
    await messageWith(page, 'First').waitFor({ state: 'detached' });
    await expectFocus(page, 'Messages in general');
    await page.context().close();
  });

  it('uses applications on messages and on people', async () => {
    const page = await open();
    await page.goto(`${sandbox.url}/?as=mia`);
    await openChannel(page, 'get-help');
    const message = messageWith(page, 'Opening hours').first();
    await message.hover();
    await message.getByRole('button', { name: 'Apps' }).click();
    await page.getByRole('dialog', { name: 'Apps' }).getByRole('button', { name: 'Quote' }).click();
    await messageWith(page, 'Mia used Quote').waitFor();
    await page.getByRole('button', { name: 'Priya' }).click();
    await page
      .getByRole('dialog', { name: 'Priya' })
      .getByRole('button', { name: 'Greet' })
      .click();
    await messageWith(page, 'Hello, priya!').waitFor();
    await page.context().close();
  });

  const looks: [string, BrowserContextOptions, string][] = [
    ['1440 px, dark', { colorScheme: 'dark' }, 'bob'],
    ['1440 px, light', { colorScheme: 'light' }, 'sam'],
    ['390 px, dark', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }, 'leo'],
    ['390 px, light', { colorScheme: 'light', viewport: { width: 390, height: 844 } }, 'priya'],
  ];
  it.each(looks)('is accessible in every state: %s', async (_look, options, name) => {
    const page = await open(options);
    const person = sandboxClient(sandbox.url).user(name);
    const { id, guildId } = await person.channel('get-help');
    await page.goto(`${sandbox.url}/channels/${guildId}/${id}?as=${name}`);
    const press = (label: string) => page.getByRole('button', { name: label, exact: true }).click();
    await press('Whisper');
    await messageWith(page, 'Psst.').waitFor();
    await press('Say nothing');
    await page.locator('[aria-busy=true]').waitFor();
    sandbox.world.clock.shift(3100);
    await page.getByText('This application did not respond').waitFor();
    await press('Think');
    await page.getByText('is thinking…').first().waitFor();
    expect(await problems(page)).toEqual([]);
    await bot.finishThinking();
    await messageWith(page, 'Forty-two.').waitFor();

    await press('Fill in a form');
    await page.getByRole('dialog', { name: 'Tell us more' }).waitFor();
    expect(await problems(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Escape');

    const dm = await person.openDm(login.clientId);
    await page.goto(`${sandbox.url}/channels/@me/${dm.id}?as=${name}`);
    await page.getByRole('textbox', { name: 'Message FNS Tickets' }).fill('Hello?');
    await page.keyboard.press('Enter');
    await messageWith(page, 'Hello?').waitFor();
    expect(await problems(page, 'main')).toEqual([]);
    await page.context().close();
  });

  it('comes back by itself after the sandbox was away, and loses no words', async () => {
    const page = await open();
    await page.goto(`${sandbox.url}/?as=ada`);
    await openChannel(page, 'general');
    const box = page.getByRole('textbox', { name: 'Message #general' });
    await box.waitFor();

    await bot.stop();
    await sandbox.close();
    await page.getByText('Connection to the Sandbox lost').waitFor();
    await box.fill('Said in the dark');
    await box.press('Enter');
    await page.getByText('Not sent:').waitFor();

    sandbox = await start();
    const sam = sandboxClient(sandbox.url).user('sam');
    await sam.say(await sam.channel('general'), 'Anybody here?');
    await messageWith(page, 'Anybody here?').waitFor();
    await page.getByText('Connection to the Sandbox lost').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Not sent:').waitFor({ state: 'detached' });
    const said = await sam.messages(await sam.channel('general'));
    expect(said.filter(({ content }) => content === 'Said in the dark')).toHaveLength(1);
    await page.context().close();
  });
});

/** What has the focus, by its label or its words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
  });
}

async function expectFocus(page: Page, name: string): Promise<void> {
  await expect.poll(() => focused(page), { timeout: 5000 }).toBe(name);
}

/** Presses Tab until something of this name has the focus, as far as a whole page is long. */
async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 120; steps += 1) {
    const here = await focused(page);
    if (here.startsWith(name)) return;
    passed.push(here.slice(0, 30));
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches “${name}”, but ${passed.join(', ')}`);
}

/** What axe finds wrong in a part of the page, and whether anything is wider than the screen. */
async function problems(page: Page, part = 'body'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...violations.map(({ id, nodes }) => `${id} at ${nodes.map((n) => n.target).join(' ')}`),
    ...(overflow > 0 ? [`${overflow} px wider than the screen`] : []),
  ];
}
