import type { EventActor } from '@fns/contracts/event';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { Panel, PanelInput } from '@fns/contracts/panel';
import type { TicketDeps } from '../deps.ts';
import type { Result } from '../result.ts';

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
  _deps: Pick<TicketDeps, 'panels' | 'events' | 'clock'>,
  _input: UpdatePanelInput,
): Promise<Result<Panel>> {
  throw new Error('being written');
}
