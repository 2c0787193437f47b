import type { EventActor } from '@fns/contracts/event';
import type { Snowflake } from '@fns/contracts/ids';
import type { Panel, PanelInput } from '@fns/contracts/panel';
import type { TicketDeps } from '../deps.ts';
import type { Result } from '../result.ts';

/** Saves a new panel. `panel_limit_reached` past `productLimits.panelsPerGuild`. */
export async function createPanel(
  _deps: Pick<TicketDeps, 'panels' | 'events' | 'clock'>,
  _input: { guildId: Snowflake; panel: PanelInput; actor: EventActor & { id: Snowflake } },
): Promise<Result<Panel>> {
  throw new Error('being written');
}
