import { refuse } from '@fns/contracts/errors';
import type { EventActor } from '@fns/contracts/event';
import type { Snowflake } from '@fns/contracts/ids';
import { productLimits } from '@fns/contracts/limits';
import type { Panel, PanelInput } from '@fns/contracts/panel';
import type { TicketDeps } from '../deps.ts';
import { ok, type Result, refused } from '../result.ts';
import { notePanel } from './panel-events.ts';

/** Saves a new panel. `panel_limit_reached` past `productLimits.panelsPerGuild`. */
export async function createPanel(
  deps: Pick<TicketDeps, 'panels' | 'events' | 'clock'>,
  {
    guildId,
    panel,
    actor,
  }: { guildId: Snowflake; panel: PanelInput; actor: EventActor & { id: Snowflake } },
): Promise<Result<Panel>> {
  const { panelsPerGuild } = productLimits;
  if ((await deps.panels.count(guildId)) >= panelsPerGuild) {
    const sentence = `This server already has ${panelsPerGuild} panels, the most there can be. Delete one first.`;
    return refused(refuse('panel_limit_reached', sentence));
  }
  const by = { userId: actor.id, at: deps.clock.now() };
  const created = await deps.panels.create(guildId, panel, by);
  const key = `panel.created:${created.id}`;
  await notePanel(deps, created, 'panel.created', actor, { after: panel, key });
  return ok(created);
}
