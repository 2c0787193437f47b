import type { MessagePayload } from '@fns/contracts/message-payload';

/** Takes the place of the confirmation when someone thinks better of it. */
export function closeCancelledView(): MessagePayload {
  return { content: 'The ticket stays open.', allowed_mentions: { parse: [] } };
}
