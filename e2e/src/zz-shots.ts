import { launchBrowser } from './browser.ts';

const [, , guild, channel] = process.argv;
const base = 'http://127.0.0.1:17799';
const browser = await launchBrowser();
for (const [size, viewport] of Object.entries({
  d: { width: 1440, height: 900 },
  p: { width: 390, height: 844 },
})) {
  for (const theme of ['dark', 'light'] as const) {
    const page = await (
      await browser.newContext({
        viewport,
        colorScheme: theme,
        hasTouch: size === 'p',
        isMobile: size === 'p',
      })
    ).newPage();
    await page.goto(`${base}/channels/${guild}/${channel}?as=ada`);
    await page.getByRole('button', { name: 'Order' }).waitFor();
    await page.waitForTimeout(400);
    await page.screenshot({ path: `/tmp/x4b-${size}-${theme}-1.png` });
    await page.getByRole('button', { name: 'Fill in a form' }).click();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/tmp/x4b-${size}-${theme}-2.png` });
    await page.close();
  }
}
await browser.close();
