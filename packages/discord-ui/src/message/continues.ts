import type { ShownMessage } from './shown-message.ts';
import { systemText } from './system-text.ts';

/** Messages further apart begin anew, with avatar and name. */
const together = 7 * 60 * 1000;

/** Whether a message is drawn as the continuation of the one above it. */
export function continues(above: ShownMessage | undefined, message: ShownMessage): boolean {
  return (
    above !== undefined &&
    above.author.id === message.author.id &&
    message.replyTo === undefined &&
    !message.command &&
    !systemText(above.type) &&
    !systemText(message.type) &&
    Boolean(above.ephemeral) === Boolean(message.ephemeral) &&
    new Date(above.createdAt).toDateString() === new Date(message.createdAt).toDateString() &&
    Date.parse(message.createdAt) - Date.parse(above.createdAt) < together
  );
}
