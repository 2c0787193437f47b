import type { z } from 'zod';
import {
  categoryList,
  channelList,
  emojiList,
  type MemberQuery,
  memberList,
  roleList,
  type SendMultiPanelRequest,
  type SendPanelRequest,
  sentPanel,
  serverDetail,
  serverList,
} from './bot-api.ts';
import { errorBody, RefusalError, refuse } from './errors.ts';
import type { Snowflake } from './ids.ts';
import { memberAccess } from './permissions.ts';

export interface BotApiClientOptions {
  /** Where the bot's API listens, without a trailing slash: `http://127.0.0.1:7694`. */
  baseUrl: string;
  apiKey: string;
  /**
   * Milliseconds before a call is given up as `bot_unavailable`. Reads are answered from the bot's
   * memory, so a person learns soon that it hangs; an action waits for Discord.
   */
  timeoutMs?: { read: number; action: number };
  fetch?: typeof fetch;
}

export type BotApiClient = ReturnType<typeof createBotApiClient>;

/**
 * The bot's HTTP API as functions. Every call throws a {@link RefusalError}: the bot's own refusal
 * where it gave one, `bot_unavailable` where it can't be reached in time.
 */
export function createBotApiClient(options: BotApiClientOptions) {
  const {
    baseUrl,
    apiKey,
    timeoutMs = { read: 3000, action: 10_000 },
    fetch: send = fetch,
  } = options;

  async function call<T>(
    schema: z.ZodType<T>,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> {
    const unavailable = (): never => {
      throw new RefusalError(refuse('bot_unavailable'));
    };
    const response = await send(`${baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(method === 'GET' ? timeoutMs.read : timeoutMs.action),
      cache: 'no-store',
    }).catch(unavailable);
    // An answer that breaks off half way, or that isn't the bot's.
    const json: unknown = await response.json().catch(unavailable);
    if (response.ok) return schema.parse(json);
    const refused = errorBody.safeParse(json);
    if (!refused.success) return unavailable();
    const { code, message, details, reference } = refused.data.error;
    throw new RefusalError(refuse(code, message, details), reference);
  }

  const guild = (guildId: Snowflake) => `/api/servers/${encodeURIComponent(guildId)}`;

  return {
    /** Servers the bot is in; with `member`, only those this person is in, and what they may do there. */
    servers: (member?: Snowflake) =>
      call(
        serverList,
        'GET',
        `/api/servers${member ? `?member=${encodeURIComponent(member)}` : ''}`,
      ),
    server: (guildId: Snowflake) => call(serverDetail, 'GET', guild(guildId)),
    /** What a person may do in a guild at this moment. */
    access: (guildId: Snowflake, userId: Snowflake) =>
      call(memberAccess, 'GET', `${guild(guildId)}/members/${encodeURIComponent(userId)}/access`),
    channels: (guildId: Snowflake) => call(channelList, 'GET', `${guild(guildId)}/channels`),
    categories: (guildId: Snowflake) => call(categoryList, 'GET', `${guild(guildId)}/categories`),
    roles: (guildId: Snowflake) => call(roleList, 'GET', `${guild(guildId)}/roles`),
    emojis: (guildId: Snowflake) => call(emojiList, 'GET', `${guild(guildId)}/emojis`),
    members: (guildId: Snowflake, query: MemberQuery = {}) => {
      const search = new URLSearchParams(
        Object.entries(query).flatMap(([key, value]) =>
          value === undefined ? [] : [[key, `${value}`]],
        ),
      );
      return call(memberList, 'GET', `${guild(guildId)}/members?${search}`);
    },
    sendPanel: (request: SendPanelRequest) => call(sentPanel, 'POST', '/api/send-panel', request),
    sendMultiPanel: (request: SendMultiPanelRequest) =>
      call(sentPanel, 'POST', '/api/send-multi-panel', request),
  };
}
