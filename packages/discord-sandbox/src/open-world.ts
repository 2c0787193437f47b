import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { community } from './demo/community.ts';
import { loadDemo } from './demo/load.ts';
import { type Journal, openJournal } from './journal/journal.ts';
import type { SandboxOptions } from './options.ts';
import { folderBlobs } from './world/blobs.ts';
import { createClock } from './world/clock.ts';
import { createWorld, type World } from './world/world.ts';

export interface OpenWorld {
  world: World;
  close: () => void;
}

/** The world as it was left, or the demo server where there was none. */
export function openWorld(options: SandboxOptions): OpenWorld {
  const clock = options.clock ?? createClock();
  const folder = options.dataDir === undefined ? undefined : join(options.dataDir, 'sandbox');
  const journal = folder === undefined ? undefined : openJournal(folder);
  const world = createWorld({
    clock,
    ...(journal ? { onChange: journal.append } : {}),
    ...(folder === undefined ? {} : { blobs: folderBlobs(join(folder, 'attachments')) }),
  });

  if (journal && !journal.isNew) restore(world, journal);
  else loadDemo(world, options.demo ?? community, firstApplication(options));
  journal?.start(() => ({ rows: world.snapshot(), lastId: world.ids.next() }));
  settleApplication(world, options);

  return {
    world,
    close: () => {
      clock.stop();
      journal?.close();
    },
  };
}

function firstApplication({ clientId, token, clientSecret, name = 'FNS Tickets' }: SandboxOptions) {
  return { id: clientId, name, botToken: token, clientSecret };
}

function restore(world: World, journal: Journal): void {
  const { rows, lastId } = journal.load();
  world.restore(rows);
  world.ids.observe(lastId);
}

/** Keys may have changed since the world was kept. */
function settleApplication(world: World, options: SandboxOptions): void {
  const { clientId, token, clientSecret, redirectUris = [], privilegedIntents } = options;
  const fields = {
    botToken: token,
    clientSecret,
    redirectUris,
    ...(privilegedIntents === undefined ? {} : { privilegedIntents }),
  };
  const kept = world.applications.get(clientId);
  if (!kept) {
    throw new Error(
      `The sandbox's kept world has no application ${clientId}: it was made for another. Delete its folder to start anew.`,
    );
  }
  if (!isDeepStrictEqual(kept, { ...kept, ...fields })) world.applications.patch(clientId, fields);
}
