import { emojiObject } from '../world/objects/emoji.ts';
import { refusal } from '../world/refusal.ts';
import { joinedGuild } from './access.ts';
import { get, type Route } from './route.ts';

export const emojiRoutes: Route[] = [
  get('/guilds/:guildId/emojis/:emojiId', (call) => {
    const { guild } = joinedGuild(call);
    const emoji = call.world.emojis.get(call.params.emojiId ?? '');
    if (emoji?.guildId !== guild.id) throw refusal('unknownEmoji');
    return emojiObject(call.world, emoji);
  }),
];
