import type { Instant, Snowflake } from '@fns/contracts/ids';
import type { Server, TicketConfig } from '@fns/contracts/settings';
import type { Result } from '../result.ts';

/** A guild's own record. */
export interface ServerStore {
  /** The defaults, at version 0, for a guild that never changed anything. */
  get(guildId: Snowflake): Promise<Server>;
  /** `settings_changed` when `expectedVersion` is not the stored one. */
  update(
    guildId: Snowflake,
    expectedVersion: number,
    config: TicketConfig,
    at: Instant,
  ): Promise<Result<Server>>;
}
