import { serverList } from '@fns/contracts/bot-api';
import { RefusalError, refuse } from '@fns/contracts/errors';
import { snowflake } from '@fns/contracts/ids';
import { z } from 'zod';
import { inTurns } from '../../in-turns.ts';
import type { Api, ApiDeps } from '../api.ts';
import { orRefuse } from '../guild-of.ts';

const query = z.strictObject({ member: snowflake.optional() });
const atOnce = 10;

/** The servers the bot is in; with `member`, only that person's, each with what they may do there. */
export function serversGet(app: Api, deps: ApiDeps): void {
  const schema = {
    summary: 'Servers the bot is in.',
    querystring: query,
    response: { 200: serverList },
  };
  app.get('/api/servers', { schema }, async ({ query: { member } }) => {
    // Before Discord has told all guilds, the list would be wrong.
    if (!deps.guilds.isReady()) throw new RefusalError(refuse('not_ready'));
    const guilds = deps.guilds.all();
    if (!member) return { servers: guilds.map((guild) => guild.summary()) };
    const servers = await inTurns(guilds, atOnce, async (guild) => ({
      ...guild.summary(),
      access: orRefuse(await deps.access(guild.id, member)),
    }));
    return { servers: servers.filter(({ access }) => access.isMember) };
  });
}
