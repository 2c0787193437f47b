import type { Refusal } from '@fns/contracts/errors';
import { discordLimits } from '@fns/contracts/limits';
import type { MessagePayload } from '@fns/contracts/message-payload';
import { clip } from '../text.ts';

/** Says an expected "no" to the person who asked, and to nobody else. */
export function refusalView(refusal: Pick<Refusal, 'message'>, reference?: string): MessagePayload {
  const tail = reference ? `\n-# Reference: ${reference}` : '';
  return {
    content: clip(refusal.message, discordLimits.messageContent - tail.length) + tail,
    allowed_mentions: { parse: [] },
    flags: 64,
  };
}
