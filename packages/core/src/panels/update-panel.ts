import { refuse } from '@fns/contracts/errors';
import type { EventActor } from '@fns/contracts/event';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import { type Panel, type PanelInput, panelInput } from '@fns/contracts/panel';
import type { TicketDeps } from '../deps.ts';
import { ok, type Result, refused } from '../result.ts';
import { notePanel } from './panel-events.ts';

export interface UpdatePanelInput {
  guildId: Snowflake;
  panelId: DocumentId;
  /** The version the person was looking at. */
  expectedVersion: number;
  panel: PanelInput;
  actor: EventActor;
}

/** Saves an edit. `panel_not_found`; `panel_changed` when someone else saved in between. */
export async function updatePanel(
  deps: Pick<TicketDeps, 'panels' | 'events' | 'clock'>,
  { guildId, panelId, expectedVersion, panel, actor }: UpdatePanelInput,
): Promise<Result<Panel>> {
  const before = await deps.panels.get(guildId, panelId);
  if (!before) return refused(refuse('panel_not_found'));
  const updated = await deps.panels.update(
    guildId,
    panelId,
    expectedVersion,
    panel,
    deps.clock.now(),
  );
  if (!updated.ok) return updated;
  await notePanel(deps, updated.value, 'panel.updated', actor, {
    before: editable(before),
    after: panel,
    key: `panel.updated:${panelId}:${updated.value.version}`,
  });
  return ok(updated.value);
}

/** What an admin edits of a panel, without what we keep beside it. */
function editable(panel: Panel): PanelInput {
  return panelInput.strip().parse(panel);
}
