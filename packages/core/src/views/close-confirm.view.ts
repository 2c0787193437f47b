import type { MessagePayload } from '@fns/contracts/message-payload';
import { customIds } from '../custom-id.ts';

/** Only the person who asked sees it. */
const ephemeral = 64;

/** Asks before closing: what happens, and the way back. */
export function closeConfirmView(ticketId: string): MessagePayload {
  return {
    content:
      'Close this ticket? The conversation is kept as a transcript and the channel is deleted.',
    components: [
      {
        type: 1,
        components: [
          {
            type: 2,
            style: 4,
            label: 'Close ticket',
            custom_id: customIds.confirmClose(ticketId),
          },
          {
            type: 2,
            style: 2,
            label: 'Keep it open',
            custom_id: customIds.cancelClose(ticketId),
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
    flags: ephemeral,
  };
}
