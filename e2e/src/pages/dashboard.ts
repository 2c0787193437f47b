import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The dashboard as a person uses it: by what things are called, never by how they are built. */

/** From any page to signed in, over the sandbox's consent page. */
export async function signIn(page: Page, dashboardUrl: string, person: string): Promise<void> {
  await page.goto(`${dashboardUrl}/dashboard`);
  await page.getByRole('button', { name: 'Continue with Discord' }).click();
  await page.getByRole('button', { name: new RegExp(`^${person}`) }).click();
  await page.getByRole('button', { name: 'Authorise' }).click();
  await page.getByRole('heading', { name: 'Your servers' }).waitFor();
}

/** Answers the address of the server's overview. */
export async function pickServer(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  return page.url();
}

export interface PanelTexts {
  title: string;
  text: string;
  label: string;
  welcome: string;
}

/** Fills in everything a panel has, with an eye on the preview, and saves it. */
export async function createPanel(page: Page, texts: PanelTexts): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Server' })
    .getByRole('link', { name: 'Panels' })
    .click();
  await page.getByRole('link', { name: 'New panel' }).first().click();
  const form = page.getByRole('form', { name: 'New panel' });
  const message = form.getByRole('region', { name: 'Message', exact: true });
  await message.getByRole('textbox', { name: 'Title' }).fill(texts.title);
  await message.getByRole('textbox', { name: 'Text' }).fill(texts.text);
  await message.getByRole('button', { name: 'Green' }).click();
  await form.getByRole('textbox', { name: 'Label' }).fill(texts.label);
  await form.getByRole('radio', { name: 'Red' }).click();
  await form.getByRole('button', { name: /^Emoji/ }).click();
  await page.getByRole('combobox', { name: 'Search emoji' }).fill('light bulb');
  await page.getByRole('option', { name: 'light bulb' }).first().click();
  const welcome = form.getByRole('region', { name: 'Welcome message' });
  await welcome.getByRole('textbox', { name: 'Text' }).fill(texts.welcome);
  await form.getByRole('button', { name: 'Ticket category' }).click();
  await page.getByRole('option', { name: /^Tickets/ }).click();
  await form.getByRole('button', { name: 'Staff roles' }).click();
  await page.getByRole('option', { name: /^Support/ }).click();
  await page.keyboard.press('Escape');

  // Beside the form where there is room, else behind a switch.
  const toPreview = page.getByRole('button', { name: 'Preview', exact: true });
  if (await toPreview.isVisible()) await toPreview.click();
  const preview = page.getByRole('figure', { name: 'In the channel you send it to' });
  await preview.getByText(texts.title).waitFor();
  await preview.getByRole('button', { name: texts.label }).waitFor();
  expect(await preview.innerText()).toContain('💡');

  await page.getByRole('button', { name: /^Create panel/ }).click();
  await page.getByRole('dialog', { name: 'Send to a channel' }).waitFor();
}

/** In the dialog that follows saving; answers where the message is in Discord. */
export async function sendPanel(page: Page, channel: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Send to a channel' });
  await dialog.getByRole('button', { name: 'Channel' }).click();
  await page.getByRole('option', { name: channel }).click();
  await dialog.getByRole('button', { name: 'Send panel' }).click();
  const link = page.getByRole('link', { name: 'Open in Discord' });
  const url = await link.first().getAttribute('href');
  await page.getByRole('button', { name: 'Done' }).click();
  return url ?? '';
}

export async function chooseTranscriptChannel(page: Page, channel: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Server' })
    .getByRole('link', { name: 'Settings' })
    .click();
  await page.getByRole('button', { name: 'Transcript channel' }).click();
  await page.getByRole('option', { name: channel }).click();
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByText('Settings saved').first().waitFor();
}
