import { Client, GatewayIntentBits, Options, type RESTOptions } from 'discord.js';

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
 */
export function createClient(rest: Partial<RESTOptions>): Client {
  return new Client({
    intents,
    rest,
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
}

function isSelf(member: { id: string; client: Client<true> }): boolean {
  return member.id === member.client.user.id;
}
