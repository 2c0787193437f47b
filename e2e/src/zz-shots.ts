import { AxeBuilder } from '@axe-core/playwright';
import { launchBrowser } from './browser.ts';
const [, , guild, channel] = process.argv;
const base = 'http://127.0.0.1:17799';
const browser = await launchBrowser();
for (const [size, viewport] of Object.entries({ d: { width: 1440, height: 900 }, p: { width: 390, height: 844 } })) {
  for (const theme of [size === 'd' ? 'dark' : 'light'] as const) {
    const page = await (await browser.newContext({ viewport, colorScheme: theme as 'dark', hasTouch: size === 'p', isMobile: size === 'p' })).newPage();
    page.on('pageerror', (e) => console.log(e.message));
    page.setDefaultTimeout(6000);
    const shot = async (name: string) => { await page.waitForTimeout(300); await page.screenshot({ path: `/tmp/x4b-${size}-${theme}-${name}.png` }); const { violations } = await new AxeBuilder({ page }).analyze(); for (const v of violations) console.log(name, v.id, v.nodes.map((x) => x.target + x.html).join(' ')); };
    await page.goto(`${base}/channels/${guild}/${channel}?as=ada`);
    await page.getByRole('button', { name: 'Order' }).waitFor();
    await page.getByRole('button', { name: 'Whisper' }).click();
    await page.getByText('Psst.').first().waitFor();
    await page.getByRole('button', { name: 'Think' }).click();
    await page.getByText('Forty-two').first().waitFor(); await page.getByRole('button', { name: 'Say nothing' }).click();
    await page.getByText('did not respond').waitFor();
    await shot('1');
    const v2 = page.getByRole('article').filter({ hasText: 'brass' });
    if (size === 'p') await v2.tap({ position: { x: 20, y: 10 } }); else await v2.hover();
    await v2.getByRole('button', { name: 'Apps' }).click();
    await shot('2');
    await page.getByRole('button', { name: 'Quote' }).click();
    await page.waitForTimeout(400);
    await page.getByRole('button', { name: 'Member list' }).click(); 
    if (size === 'd') await page.getByRole('button', { name: 'Member list' }).click();
    await page.locator('.member').nth(2).click(); await page.getByRole('button', { name: 'Greet' }).waitFor(); await shot('3');
    await page.getByRole('button', { name: 'Greet' }).click();
    await page.getByText('Hello, ').first().waitFor(); if (size === 'p') await page.keyboard.press('Escape'); await shot('4');
    await page.getByRole('button', { name: 'Fill in a form' }).click();
    await page.getByRole('dialog').waitFor();
    await shot('5');
    await page.getByLabel('Subject').fill('Lamp'); await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('Noted').first().waitFor(); console.log(await page.getByText('Noted').first().innerText());
    await page.close();
  }
}
await browser.close();
