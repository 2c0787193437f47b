import { Client, GatewayIntentBits, Options, type REST } from 'discord.js';

/**
 * MessageContent is privileged: it must be switched on in Discord's developer portal, or every
 * transcript would be empty. Members are asked for one by one, so GuildMembers is not needed.
 */
const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.MessageContent,
];

const nothing = 0;

/**
 * The gateway connection. Its cache holds what permissions are computed from (guilds, channels,
 * roles, overwrites, the bot's own membership) and nothing else: messages are read from the gateway
 * as they pass, so memory does not grow with how much people talk.
 *
 * It shares the REST client of everything else, so that there is one set of rate limits; and one
 * class of errors: discord.js loads another copy of the library than an import does.
 */
export function createClient(rest: REST): Client {
  const client = new Client({
    intents,
    shards: 'auto',
    waitGuildTimeout: 5000,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: nothing,
      ApplicationEmojiManager: nothing,
      AutoModerationRuleManager: nothing,
      BaseGuildEmojiManager: nothing,
      DMMessageManager: nothing,
      EntitlementManager: nothing,
      GuildBanManager: nothing,
      GuildForumThreadManager: nothing,
      GuildInviteManager: nothing,
      GuildMemberManager: { maxSize: 1, keepOverLimit: (member) => isSelf(member) },
      GuildMessageManager: nothing,
      GuildScheduledEventManager: nothing,
      GuildStickerManager: nothing,
      GuildTextThreadManager: nothing,
      MessageManager: nothing,
      PresenceManager: nothing,
      ReactionManager: nothing,
      ReactionUserManager: nothing,
      StageInstanceManager: nothing,
      ThreadManager: nothing,
      ThreadMemberManager: nothing,
      UserManager: { maxSize: 1, keepOverLimit: (user) => user.id === user.client.user.id },
      VoiceStateManager: nothing,
    }),
  });
  client.rest.clearHashSweeper();
  client.rest.clearHandlerSweeper();
  client.rest = rest;
  return client;
}

function isSelf(member: { id: string; client: Client<true> }): boolean {
  return member.id === member.client.user.id;
}
