import { serverDetail } from '@fns/contracts/bot-api';
import type { Api, ApiDeps } from '../api.ts';
import { guildOf } from '../guild-of.ts';
import { guildParams } from './guild-params.ts';

/** One server, and what the bot lacks there. */
export function serverGet(app: Api, deps: ApiDeps): void {
  const schema = {
    summary: 'One server, and what the bot lacks there.',
    params: guildParams,
    response: { 200: serverDetail },
  };
  app.get('/api/servers/:guildId', { schema }, ({ params }) =>
    guildOf(deps.guilds, params.guildId).detail(),
  );
}
