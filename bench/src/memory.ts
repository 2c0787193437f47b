import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { startProduct } from '@fns/e2e/product';
import { buildWhatChanged } from '@fns/launcher/build';

const targetMb = 120;
const settleSeconds = 30;
const samples = 5;

/**
 * Idle memory of the bot process (gateway, HTTP API and jobs; production build) with the whole product
 * up: resident set in MB (10⁶ bytes), the median of five readings a second apart, half a minute after
 * the product is ready. Exits with 1 past the target.
 */
export async function measureMemory(): Promise<void> {
  await buildWhatChanged(['database', 'sandbox', 'bot', 'dashboard']);
  const product = await startProduct();
  try {
    await delay(settleSeconds * 1000);
    const parts = ['bot', 'dashboard', 'sandbox', 'database'] as const;
    const readings: Record<string, number[]> = {};
    for (let sample = 0; sample < samples; sample += 1) {
      for (const part of parts) {
        readings[part] ??= [];
        readings[part].push(await residentMb(await product.pidOf(part)));
      }
      await delay(1000);
    }
    console.log(`Resident memory at idle, MB (median of ${samples}):`);
    for (const part of parts) console.log(`  ${part.padEnd(10)} ${median(readings[part] ?? [])}`);
    const bot = median(readings.bot ?? []);
    console.log(`bot: ${bot} MB of ${targetMb} MB (${(bot / targetMb).toFixed(2)} of the target)`);
    if (bot > targetMb) process.exitCode = 1;
  } finally {
    await product.dispose();
  }
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]);
  return Math.round((kilobytes * 1024) / 1e5) / 10;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
