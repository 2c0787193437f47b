import type { EmojiSummary, MemberSummary } from '@fns/contracts/bot-api';
import type { Snowflake } from '@fns/contracts/ids';
import type { Result } from '@fns/core/result';

/** What the gateway does not keep current for us, asked of Discord when someone needs it. */
export interface Lookups {
  emojis: (guildId: Snowflake) => Promise<Result<EmojiSummary[]>>;
  /** Searches by the beginning of a name, or without `query` lists by id from `after` on. */
  members: (
    guildId: Snowflake,
    page: { query?: string | undefined; limit: number; after?: Snowflake | undefined },
  ) => Promise<Result<{ members: MemberSummary[]; nextCursor: Snowflake | null }>>;
}
