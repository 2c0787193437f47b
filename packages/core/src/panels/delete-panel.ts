import { refuse } from '@fns/contracts/errors';
import type { EventActor } from '@fns/contracts/event';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { Panel } from '@fns/contracts/panel';
import type { TicketDeps } from '../deps.ts';
import { ok, type Result, refused } from '../result.ts';
import { notePanel } from './panel-events.ts';

/** Deletes a panel; its tickets and transcripts stay. `panel_not_found`. Answers with the panel as it was. */
export async function deletePanel(
  deps: Pick<TicketDeps, 'panels' | 'events' | 'clock'>,
  { guildId, panelId, actor }: { guildId: Snowflake; panelId: DocumentId; actor: EventActor },
): Promise<Result<Panel>> {
  const before = await deps.panels.delete(guildId, panelId);
  if (!before) return refused(refuse('panel_not_found'));
  const key = `panel.deleted:${panelId}`;
  await notePanel(deps, before, 'panel.deleted', actor, { before, key });
  return ok(before);
}
