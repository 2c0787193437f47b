import type { MessagePayload } from '@fns/contracts/message-payload';

/** Takes the place of the confirmation once it was given. */
export function closeAcceptedView(): MessagePayload {
  return { content: 'Closing this ticket…', allowed_mentions: { parse: [] } };
}
