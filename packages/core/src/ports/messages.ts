import type { Snowflake } from '@fns/contracts/ids';
import type { MessagePayload } from '@fns/contracts/message-payload';
import type { Result } from '../result.ts';
import type { TrackedMessage } from '../tracked-message.ts';

export interface SentMessage {
  channelId: Snowflake;
  messageId: Snowflake;
}

/** A stretch of history: the messages next to `after` or `before`; with neither, the newest. */
export interface HistoryQuery {
  after?: Snowflake;
  before?: Snowflake;
  /** 1–100. */
  limit: number;
}

/** Messages in Discord. Refusals as in {@link TicketChannels}; `direct_messages_closed` for a person who takes none. */
export interface Messages {
  /** Sent with `enforce_nonce`: repeating it within a few minutes answers with the first message. `nonce` ≤ 25 characters. */
  send(
    channelId: Snowflake,
    payload: MessagePayload,
    options: { nonce: string },
  ): Promise<Result<SentMessage>>;
  edit(
    channelId: Snowflake,
    messageId: Snowflake,
    payload: MessagePayload,
  ): Promise<Result<SentMessage>>;
  /** Deleting a message that is already gone succeeds. */
  delete(channelId: Snowflake, messageId: Snowflake): Promise<Result<void>>;
  /** Oldest first, whichever way it was asked for. `channel_not_found` when the channel is gone. */
  history(channelId: Snowflake, query: HistoryQuery): Promise<Result<TrackedMessage[]>>;
  /** The channel for direct messages with a person; asking again gives the same one. */
  openDirect(userId: Snowflake): Promise<Result<Snowflake>>;
}
