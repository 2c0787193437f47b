import { roleList } from '@fns/contracts/bot-api';
import type { Api, ApiDeps } from '../api.ts';
import { guildOf } from '../guild-of.ts';
import { guildParams } from './guild-params.ts';

/** Roles, highest first. */
export function serverRolesGet(app: Api, deps: ApiDeps): void {
  const schema = {
    summary: 'Roles, highest first.',
    params: guildParams,
    response: { 200: roleList },
  };
  app.get('/api/servers/:guildId/roles', { schema }, ({ params }) => ({
    roles: guildOf(deps.guilds, params.guildId).roles(),
  }));
}
