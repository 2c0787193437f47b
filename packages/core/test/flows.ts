import { closeTicket } from '../src/tickets/close-ticket.ts';
import { openTicket } from '../src/tickets/open-ticket.ts';
import { reconcileGuild } from '../src/tickets/reconcile-guild.ts';
import { settleClosing } from '../src/tickets/settle-closing.ts';
import { Killed } from './faults.ts';
import { createWorld, guildId, opener, panel, staff, startProcess, type World } from './world.ts';

export type Flow = (
  world: World,
  deps: ReturnType<typeof startProcess>['deps'],
) => Promise<unknown>;

export const open: Flow = (_world, deps) =>
  openTicket(deps, { guildId, panelId: panel.id, opener, requestId: 'click-1' });

export const close: Flow = async (world, deps) => {
  const [ticket] = world.db.tickets.values();
  if (!ticket) throw new Error('no ticket to close');
  const access = { userId: opener.id, roleIds: [], permissions: [] };
  const by = { person: opener, access };
  await closeTicket(deps, { guildId, ticketId: ticket.id, by, reason: 'Solved' });
  await settleClosing(deps, guildId, ticket.id);
};

/** Waits for work whose process may be killed in the middle. */
export async function surviving(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
}

/** A world in which a ticket is open and has been talked in. */
export async function talkedWorld(): Promise<World> {
  const world = createWorld();
  await open(world, startProcess(world).deps);
  const [channel] = world.discord.marked();
  if (!channel) throw new Error('no channel');
  world.discord.now += 30_000;
  world.discord.say(channel.id, opener, 'It is broken', true);
  world.discord.now += 30_000;
  world.discord.say(channel.id, staff, 'Have you tried turning it off and on?');
  return world;
}

/** How many moments a flow has when nothing goes wrong. */
export async function momentsOf(make: () => Promise<World>, flow: Flow): Promise<number> {
  const world = await make();
  const process = startProcess(world);
  await flow(world, process.deps);
  return process.moments();
}

/** Time passes and processes reconcile, until every timer of the design has run out. */
export async function recover(world: World, instances: string[]): Promise<void> {
  for (const pause of [0, 70_000, 130_000, 600_000, 600_000]) {
    world.discord.now += pause;
    const processes = instances.map((instance) => startProcess(world, { instance }).deps);
    await Promise.all(processes.map((deps) => reconcileGuild(deps, guildId)));
  }
}
