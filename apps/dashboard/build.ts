import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const standalone = `${folder}.next/standalone/apps/dashboard`;

/**
 * Builds the dashboard into `.next/standalone`, which runs without anything else of this folder: Next
 * leaves out what a CDN could serve, so it is copied there. Needs no network, no secrets and no
 * database. Quiet; a failed build throws what Next said.
 */
export async function buildDashboard(): Promise<void> {
  await nextBuild();
  await cp(`${folder}.next/static`, `${standalone}/.next/static`, { recursive: true });
  await cp(`${folder}public`, `${standalone}/public`, { recursive: true });
}

function nextBuild(): Promise<void> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`next build ended with ${code}.\n${said.trim()}`));
    });
  });
}
