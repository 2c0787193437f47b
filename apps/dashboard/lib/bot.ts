import { type BotApiClient, createBotApiClient } from '@fns/contracts/bot-api-client';
import { env } from './env.ts';

let client: BotApiClient | undefined;

/** The bot's HTTP API: the only way from here to Discord's guilds. */
export function bot(): BotApiClient {
  client ??= createBotApiClient({ baseUrl: env().BOT_API_URL, apiKey: env().BOT_API_KEY });
  return client;
}
