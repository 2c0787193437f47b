import type { Instant, Snowflake } from '@fns/contracts/ids';
import type { MessagePayload } from '@fns/contracts/message-payload';
import type { TicketDeps } from '../deps.ts';
import { elapsed, later } from '../instant.ts';
import type { SentMessage } from '../ports/messages.ts';
import { ok, type Result } from '../result.ts';
import { compareSnowflakes, snowflakeAt } from '../snowflake.ts';

/** Milliseconds for which Discord surely remembers a nonce; it says "a few minutes". */
const nonceLife = 60_000;
/** Milliseconds by which our clock and Discord's may differ. */
const skew = 60_000;
const pageSize = 100;
const pagesToSearch = 10;

export interface OneMessage {
  payload: MessagePayload;
  nonce: string;
  /** Something that stands in this message's embeds or components and in no other. */
  mark: string;
  /** It can't have been sent before. */
  since: Instant;
}

/**
 * Sends a message that must stand in a channel once, however often this is called. A nonce does it
 * while Discord remembers it; after that (a crash, an outage) the channel's history is searched first.
 */
export async function sendOnce(
  deps: Pick<TicketDeps, 'messages' | 'clock' | 'bot'>,
  channelId: Snowflake,
  message: OneMessage,
): Promise<Result<SentMessage>> {
  if (elapsed(message.since, deps.clock.now()) > nonceLife) {
    const found = await search(deps, channelId, message);
    if (!found.ok && found.error.code !== 'missing_permission') return found;
    if (found.ok && found.value) return ok(found.value);
  }
  return deps.messages.send(channelId, message.payload, { nonce: message.nonce });
}

async function search(
  { messages, bot }: Pick<TicketDeps, 'messages' | 'bot'>,
  channelId: Snowflake,
  { mark, since }: OneMessage,
): Promise<Result<SentMessage | null>> {
  const start = snowflakeAt(later(since, -skew));
  // Nothing in a channel is older than the channel.
  let after = compareSnowflakes(start, channelId) > 0 ? start : channelId;
  for (let page = 0; page < pagesToSearch; page++) {
    const history = await messages.history(channelId, { after, limit: pageSize });
    if (!history.ok) return history;
    const found = history.value.find(
      ({ author, embeds, components }) =>
        author.id === bot.id && JSON.stringify([embeds, components]).includes(mark),
    );
    if (found) return ok({ channelId, messageId: found.messageId });
    const last = history.value.at(-1);
    if (!last || history.value.length < pageSize) break;
    after = last.messageId;
  }
  return ok(null);
}
