import { setTimeout as delay } from 'node:timers/promises';
import { type Client, DiscordAPIError, Events, GatewayCloseCodes, Routes } from 'discord.js';
import type { Log } from '../log.ts';

/** A reason that no repeating cures; the sentence says what to change. */
export class LoginFailure extends Error {
  override readonly name = 'LoginFailure';
}

const badToken =
  "Discord does not accept DISCORD_TOKEN. Copy the bot's token from https://discord.com/developers/applications (Bot → Reset Token) and set it again.";

/** What to do about each close code after which Discord wants no further attempt. */
const finalCloseCodes: Record<number, string> = {
  [GatewayCloseCodes.AuthenticationFailed]: badToken,
  [GatewayCloseCodes.InvalidShard]: 'Discord refused the shard number; this is a bug in the bot.',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in too many servers for one connection and Discord asks for more shards.',
  [GatewayCloseCodes.InvalidAPIVersion]:
    "Discord no longer speaks this version of its gateway's protocol. Update FNS Tickets.",
  [GatewayCloseCodes.InvalidIntents]: 'Discord refused the intents; this is a bug in the bot.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord did not allow the Message Content intent. Switch on "Message Content Intent" at https://discord.com/developers/applications → your application → Bot → Privileged Gateway Intents, then start again.',
};

/**
 * Calls back when the connection has ended for good: now, or hours later when someone resets the
 * token. Every other loss of connection repairs itself.
 */
export function onFinalDisconnect(client: Client, end: (failure: LoginFailure) => void): void {
  client.on(Events.ShardDisconnect, ({ code }) => {
    end(new LoginFailure(finalCloseCodes[code] ?? `Discord closed the connection (${code}).`));
  });
}

/**
 * Connects. While Discord can't be reached it tries again, at longer and longer intervals; a token
 * that Discord does not know throws {@link LoginFailure} at once.
 */
export async function logIn(
  client: Client,
  token: string,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  client.rest.setToken(token);
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted();
    try {
      // discord.js destroys itself when its first call fails, so that call is tried out before.
      await client.rest.get(Routes.gatewayBot(), { signal });
      break;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 401) {
        throw new LoginFailure(badToken);
      }
      const waitMs = Math.min(30_000, 500 * 2 ** attempt);
      log.warn({ waitMs, reason: String(error) }, 'Discord does not answer; trying again');
      await delay(waitMs, undefined, { signal });
    }
  }
  await client.login(token);
}
