import type { Snowflake } from '@fns/contracts/ids';

/** What background jobs ask across guilds. Gives ids of guilds only; whatever follows goes through the tenant wall. */
export interface WorkList {
  /** Guilds that have tickets not at rest (see `TicketStore.unsettled`). */
  guildsWithUnsettledTickets(): Promise<Snowflake[]>;
}
