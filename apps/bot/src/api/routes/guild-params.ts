import { snowflake } from '@fns/contracts/ids';
import { z } from 'zod';

/** The part of the address that names a guild. */
export const guildParams = z.strictObject({ guildId: snowflake });
