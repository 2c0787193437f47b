import type { DocumentId } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import type { SentMessage } from '../ports/messages.ts';
import type { Result } from '../result.ts';
import { type SendMultiPanelInput, sendMultiPanel } from './send-multi-panel.ts';

export type SendPanelInput = Omit<SendMultiPanelInput, 'panelIds'> & { panelId: DocumentId };

/** Sends a panel's message to a channel. `panel_not_found`, or what Discord refuses. */
export function sendPanel(
  deps: Pick<TicketDeps, 'panels' | 'messages' | 'events' | 'clock'>,
  { panelId, ...rest }: SendPanelInput,
): Promise<Result<SentMessage>> {
  return sendMultiPanel(deps, { ...rest, panelIds: [panelId] });
}
