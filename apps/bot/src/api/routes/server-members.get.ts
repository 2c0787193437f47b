import { memberList, memberQuery } from '@fns/contracts/bot-api';
import type { Api, ApiDeps } from '../api.ts';
import { guildOf, orRefuse } from '../guild-of.ts';
import { guildParams } from './guild-params.ts';

/** Members whose name begins with `query`, or all of them by id, a page at a time. */
export function serverMembersGet(app: Api, deps: ApiDeps): void {
  const schema = {
    summary: 'Members, searched by name or paged by id.',
    params: guildParams,
    querystring: memberQuery,
    response: { 200: memberList },
  };
  app.get('/api/servers/:guildId/members', { schema }, async ({ params, query }) => {
    const guild = guildOf(deps.guilds, params.guildId);
    return orRefuse(await deps.lookups.members(guild.id, query));
  });
}
