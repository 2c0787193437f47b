import type { Locator, Page } from 'playwright-core';

/** The sandbox's web client as a person uses it. */

export async function becomePerson(page: Page, sandboxUrl: string, name: string): Promise<void> {
  await page.goto(sandboxUrl);
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('region', { name: /^Messages in/ }).waitFor();
}

/** The channel list, which a phone keeps in a drawer. */
export async function channelList(page: Page): Promise<Locator> {
  const drawer = page.getByRole('button', { name: 'Servers and channels' });
  const list = page.getByRole('navigation', { name: 'Channels' });
  await drawer.or(list).first().waitFor();
  if (await drawer.isVisible()) await drawer.click();
  return list;
}

export async function openChannel(page: Page, name: string): Promise<void> {
  const list = await channelList(page);
  await list.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('region', { name: `Messages in ${name}` }).waitFor();
}

export async function say(page: Page, text: string, file?: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^Message/ });
  if (file) await page.locator('input[type=file]').setInputFiles(file);
  await composer.fill(text);
  await composer.press('Enter');
  await messageWith(page, shown(text)).waitFor();
}

/** Messages are told by their anchors: an embed inside of one is an article too. */
export function messageWith(page: Page, text: string): Locator {
  return page
    .getByRole('region', { name: /^Messages in/ })
    .locator('[id^="message-"]')
    .filter({ hasText: text });
}

export async function editMessage(page: Page, from: string, to: string): Promise<void> {
  const message = messageWith(page, from);
  await message.hover();
  await message.getByRole('button', { name: 'Edit' }).click();
  const box = page.getByRole('textbox', { name: 'Edit message' });
  await box.fill(to);
  await box.press('Enter');
  await messageWith(page, shown(to)).waitFor();
}

export async function deleteMessage(page: Page, text: string): Promise<void> {
  const message = messageWith(page, text);
  await message.hover();
  await message.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await message.waitFor({ state: 'detached' });
}

/** A text without the marks that its markdown turns into looks. */
function shown(text: string): string {
  return text.replace(/[*`]/g, '');
}
