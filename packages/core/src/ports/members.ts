import type { Snowflake } from '@fns/contracts/ids';
import type { Result } from '../result.ts';

/** People of a guild, as far as the domain needs to know them. */
export interface Members {
  /** A member's roles; null when the person isn't in the guild (any more). */
  roleIds(guildId: Snowflake, userId: Snowflake): Promise<Result<Snowflake[] | null>>;
  /** Owner, ADMINISTRATOR or MANAGE_GUILD, for a member who has these roles. */
  isManager(guildId: Snowflake, userId: Snowflake, roleIds: Snowflake[]): Promise<Result<boolean>>;
}
