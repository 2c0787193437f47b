import { snowflake } from '@fns/contracts/ids';
import { memberAccess } from '@fns/contracts/permissions';
import type { Api, ApiDeps } from '../api.ts';
import { guildOf, orRefuse } from '../guild-of.ts';
import { guildParams } from './guild-params.ts';

/** What a person may do in a server at this moment; `isMember: false` for someone who isn't there. */
export function serverMemberAccessGet(app: Api, deps: ApiDeps): void {
  const schema = {
    summary: 'What a person may do in a server at this moment.',
    params: guildParams.extend({ userId: snowflake }),
    response: { 200: memberAccess },
  };
  app.get('/api/servers/:guildId/members/:userId/access', { schema }, async ({ params }) => {
    const guild = guildOf(deps.guilds, params.guildId);
    return orRefuse(await deps.access(guild.id, params.userId));
  });
}
