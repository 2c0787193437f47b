import { categoryList } from '@fns/contracts/bot-api';
import type { Api, ApiDeps } from '../api.ts';
import { guildOf } from '../guild-of.ts';
import { guildParams } from './guild-params.ts';

/** Categories that tickets can go under. */
export function serverCategoriesGet(app: Api, deps: ApiDeps): void {
  const schema = {
    summary: 'Categories that tickets can go under.',
    params: guildParams,
    response: { 200: categoryList },
  };
  app.get('/api/servers/:guildId/categories', { schema }, ({ params }) => ({
    categories: guildOf(deps.guilds, params.guildId).categories(),
  }));
}
