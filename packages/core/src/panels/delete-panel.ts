import type { EventActor } from '@fns/contracts/event';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { Panel } from '@fns/contracts/panel';
import type { TicketDeps } from '../deps.ts';
import type { Result } from '../result.ts';

/** Deletes a panel; its tickets and transcripts stay. `panel_not_found`. Answers with the panel as it was. */
export async function deletePanel(
  _deps: Pick<TicketDeps, 'panels' | 'events' | 'clock'>,
  _input: { guildId: Snowflake; panelId: DocumentId; actor: EventActor },
): Promise<Result<Panel>> {
  throw new Error('being written');
}
