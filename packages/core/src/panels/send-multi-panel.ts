import type { DocumentId } from '@fns/contracts/ids';
import type { TicketDeps } from '../deps.ts';
import type { SentMessage } from '../ports/messages.ts';
import type { Result } from '../result.ts';
import type { SendPanelInput } from './send-panel.ts';

export type SendMultiPanelInput = Omit<SendPanelInput, 'panelId'> & {
  /** 1–25, in the order in which they are shown. */
  panelIds: DocumentId[];
};

/** Sends several panels as one message. `panel_not_found`, or what Discord refuses. */
export async function sendMultiPanel(
  _deps: Pick<TicketDeps, 'panels' | 'messages' | 'events' | 'clock'>,
  _input: SendMultiPanelInput,
): Promise<Result<SentMessage>> {
  throw new Error('being written');
}
