import type { EventActor } from '@fns/contracts/event';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import type { SentMessage } from '../ports/messages.ts';
import type { Result } from '../result.ts';

export interface SendPanelInput {
  guildId: Snowflake;
  panelId: DocumentId;
  /** A channel of this guild: the caller has checked that. */
  channelId: Snowflake;
  actor: EventActor;
  /** One per press of "send", at most 25 characters: repeating it sends nothing twice. */
  nonce: string;
}

/** Sends a panel's message to a channel. `panel_not_found`, or what Discord refuses. */
export async function sendPanel(
  _deps: Pick<TicketDeps, 'panels' | 'messages' | 'events' | 'clock'>,
  _input: SendPanelInput,
): Promise<Result<SentMessage>> {
  throw new Error('being written');
}
