import { startSandbox } from '@fns/discord-sandbox';
import { buildWhatChanged } from '@fns/launcher/build';
import { loadBigWorld } from './sandbox-memory.ts';
import { callsPerSecond, dispatchesPerSecond } from './sandbox-speed.ts';
import { bigWorld } from './sandbox-world.ts';

const big = { guilds: 2500, channels: 50, members: 200, people: 50_000 };
const small = { guilds: 20, channels: 50, members: 50, people: 1000 };
const keys = { token: 'bench', clientId: '1150000000000000001', clientSecret: 'bench' };

/** The sandbox's own speed and size; each figure with its target, and their ratio. */
export async function measureSandbox(): Promise<void> {
  const sandbox = await startSandbox({
    ...keys,
    demo: bigWorld(small),
    // Channel buckets stay as they are; 50 calls a second in all would be the only thing measured.
    limits: { globalPerSecond: 1e9 },
  });
  const channelIds = [...sandbox.world.channels.values()].flatMap(({ id, type }) =>
    type === 0 ? [id] : [],
  );
  const [first = ''] = channelIds;
  const dispatches = await dispatchesPerSecond(sandbox, keys.token, first, 100_000);
  const calls = await callsPerSecond({ url: sandbox.url, token: keys.token, channelIds });
  await sandbox.close();
  atLeast('dispatches a second to one client', dispatches, 20_000);
  atLeast('REST calls a second', calls, 2000);

  await buildWhatChanged(['sandbox']);
  const { fromFile, fromDisk, idleMb } = await loadBigWorld(big);
  const world = `${big.guilds} guilds × ${big.channels} channels × ${big.members} members`;
  console.log(`${world}, ${big.people} accounts:`);
  for (const [how, { wall, processor }] of Object.entries({
    'loads from a demo file': fromFile,
    'starts from disk': fromDisk,
  })) {
    atMost(`${how}, s (${processor.toFixed(1)} s of processor time)`, wall, 5);
  }
  atMost('resident memory at idle, MB', idleMb, 200);
}

function atLeast(what: string, measured: number, target: number): void {
  print(what, measured, `≥ ${target}`, measured / target);
}

function atMost(what: string, measured: number, target: number): void {
  print(what, measured, `≤ ${target}`, measured / target);
}

function print(what: string, measured: number, target: string, ratio: number): void {
  const shown = measured < 100 ? measured.toFixed(1) : String(Math.round(measured));
  console.log(`  ${what}: ${shown} (${target}; ratio ${ratio.toFixed(2)})`);
}
