import { emojiList } from '@fns/contracts/bot-api';
import type { Api, ApiDeps } from '../api.ts';
import { guildOf, orRefuse } from '../guild-of.ts';
import { guildParams } from './guild-params.ts';

/** The server's own emojis. */
export function serverEmojisGet(app: Api, deps: ApiDeps): void {
  const schema = {
    summary: "The server's own emojis.",
    params: guildParams,
    response: { 200: emojiList },
  };
  app.get('/api/servers/:guildId/emojis', { schema }, async ({ params }) => {
    const guild = guildOf(deps.guilds, params.guildId);
    return { emojis: orRefuse(await deps.lookups.emojis(guild.id)) };
  });
}
