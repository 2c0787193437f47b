import { existsSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/google-chrome',
];

/** The packed browser and its software renderer, which it looks for beside itself. */
const packedFiles = [
  'chromium',
  'libEGL.so',
  'libGLESv2.so',
  'libvk_swiftshader.so',
  'libvulkan.so.1',
  'vk_swiftshader_icd.json',
];

/** A real Chromium: `CHROMIUM_PATH`, one of the system's, or the one that npm carries. */
export async function launchBrowser(): Promise<Browser> {
  const path = [process.env.CHROMIUM_PATH, ...installed].find((p) => p && existsSync(p));
  if (path) return chromium.launch({ executablePath: path, args: ['--no-sandbox'] });

  // The packed browser brings its libraries for another system and unpacks into the shared temp
  // folder; it is copied to a folder of its own so that runs at the same time don't meet.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const unpacked = dirname(await packed.executablePath());
  const folder = await mkdtemp(join(tmpdir(), 'fns-chromium-'));
  await Promise.all(packedFiles.map((file) => cp(join(unpacked, file), join(folder, file))));
  // Its own flags put all contexts into one process, where people would share what is stored.
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: ['--no-sandbox'] });
}
