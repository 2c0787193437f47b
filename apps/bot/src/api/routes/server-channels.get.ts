import { channelList } from '@fns/contracts/bot-api';
import type { Api, ApiDeps } from '../api.ts';
import { guildOf } from '../guild-of.ts';
import { guildParams } from './guild-params.ts';

/** Channels a panel can be sent to. */
export function serverChannelsGet(app: Api, deps: ApiDeps): void {
  const schema = {
    summary: 'Channels a panel can be sent to.',
    params: guildParams,
    response: { 200: channelList },
  };
  app.get('/api/servers/:guildId/channels', { schema }, ({ params }) => ({
    channels: guildOf(deps.guilds, params.guildId).channels(),
  }));
}
