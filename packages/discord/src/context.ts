import type { REST } from '@discordjs/rest';
import type { Snowflake } from '@fns/contracts/ids';

/** What every port here works with. */
export interface DiscordContext {
  /** discord.js' `client.rest`, or one from `createRest`. */
  rest: REST;
  botUserId: Snowflake;
}
