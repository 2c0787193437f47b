import { setTimeout as delay } from 'node:timers/promises';
import { failureOf } from '@fns/discord/failure';
import {
  type APIUser,
  type Client,
  Events,
  GatewayCloseCodes,
  type REST,
  Routes,
} from 'discord.js';
import { StartFailure } from '../failure.ts';
import type { Log } from '../log.ts';

const badToken =
  "Discord does not accept DISCORD_TOKEN. Copy the bot's token from https://discord.com/developers/applications (Bot → Reset Token) and set it again.";
const noMessageContent =
  'Discord did not allow the Message Content intent. Switch on "Message Content Intent" at https://discord.com/developers/applications → your application → Bot → Privileged Gateway Intents, then start again.';

/** What to do about each close code after which Discord wants no further attempt. */
const finalCloseCodes: Record<number, string> = {
  [GatewayCloseCodes.AuthenticationFailed]: badToken,
  [GatewayCloseCodes.InvalidShard]: 'Discord refused the shard number; this is a bug in the bot.',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in too many servers for its connections: Discord asks for more shards. Start it again.',
  [GatewayCloseCodes.InvalidAPIVersion]:
    "Discord no longer speaks this version of its gateway's protocol. Update FNS Tickets.",
  [GatewayCloseCodes.InvalidIntents]: 'Discord refused the intents; this is a bug in the bot.',
  [GatewayCloseCodes.DisallowedIntents]: noMessageContent,
};

/**
 * Calls back when the connection has ended for good: now, or hours later when someone resets the
 * token. Every other loss of connection repairs itself.
 */
export function onFinalDisconnect(client: Client, end: (failure: StartFailure) => void): void {
  client.on(Events.ShardDisconnect, ({ code }) => {
    end(new StartFailure(finalCloseCodes[code] ?? `Discord closed the connection (${code}).`));
  });
}

/**
 * Asks Discord who we are. While Discord can't be reached it tries again, at longer and longer
 * intervals; a token that Discord does not know throws {@link StartFailure}.
 */
export async function identify(rest: REST, log: Log, signal: AbortSignal): Promise<APIUser> {
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted();
    try {
      return (await rest.get(Routes.user(), { signal })) as APIUser;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'refused' && failure.error.status === 401) {
        throw new StartFailure(badToken);
      }
      const waitMs = Math.min(30_000, 500 * 2 ** attempt);
      log.warn({ waitMs, reason: String(error) }, 'Discord does not answer; trying again');
      await delay(waitMs, undefined, { signal });
    }
  }
}

/** Opens the gateway connection; resolves when Discord has accepted it. */
export async function connectGateway(client: Client, token: string): Promise<void> {
  try {
    await client.login(token);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure(
      /disallowed intents/i.test(reason)
        ? noMessageContent
        : `The connection to Discord's gateway could not be made: ${reason}`,
    );
  }
}
