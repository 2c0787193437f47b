import { GatewayIntentBits } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import type { GatewayFaults } from '../faults/gateway-faults.ts';
import type { World } from '../world/world.ts';
import { closeCode, closeSentence } from './close-codes.ts';
import { type Connection, openConnection } from './connection.ts';
import { deliver } from './deliver.ts';
import { type IdentifyBudget, identifyBudget } from './identify-budget.ts';
import { openSessions } from './sessions.ts';

export interface GatewayOptions {
  /** Discord: 41,250. */
  heartbeatIntervalMs?: number;
  /** Shards that may identify in the same 5 s. Discord: 1 for most bots. */
  maxConcurrency?: number;
  identifiesPerDay?: number;
  guildsPerShard?: number;
}

export interface Gateway {
  isOnline: (applicationId: string) => boolean;
  /** `session_start_limit` of `GET /gateway/bot`. */
  sessionStartLimit: (applicationId: string) => ReturnType<IdentifyBudget['sessionStartLimit']>;
  connections: () => Connection[];
  close: () => void;
}

const paths = new Set(['/gateway', '/gateway/']);
const farewellMs = 500;
const largestFrameBytes = 1 << 20;

/**
 * Gateway v10 on `app`'s own port, at `/gateway`.
 * @see https://docs.discord.com/developers/events/gateway
 */
export function registerGateway(
  app: FastifyInstance,
  world: World,
  faults: GatewayFaults,
  options: GatewayOptions = {},
): Gateway {
  const {
    heartbeatIntervalMs = 41_250,
    maxConcurrency = 1,
    identifiesPerDay = 1000,
    guildsPerShard = 2500,
  } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrameBytes,
    perMessageDeflate: false,
  });
  const sessions = openSessions(world.clock, (applicationId, online) =>
    tellPresence(world, applicationId, online),
  );
  const connections = new Set<Connection>();
  const budgets = new Map<string, IdentifyBudget>();
  const budgetOf = (applicationId: string) => {
    let budget = budgets.get(applicationId);
    if (!budget) {
      budget = identifyBudget({
        perDay: identifiesPerDay,
        maxConcurrency,
        now: () => world.clock.now(),
      });
      budgets.set(applicationId, budget);
    }
    return budget;
  };
  const deps = { world, sessions, budgetOf, heartbeatIntervalMs, guildsPerShard };

  const accept = (socket: WebSocket, query: URLSearchParams) => {
    const refusal = refusalOf(query);
    if (refusal) return socket.close(closeCode[refusal], closeSentence[refusal]);
    const compression = query.get('compress') === 'zlib-stream' ? 'zlib-stream' : undefined;
    const connection = openConnection(deps, socket, compression);
    connections.add(connection);
    socket.once('close', () => connections.delete(connection));
  };

  app.server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://gateway');
    if (!paths.has(url.pathname)) return socket.destroy();
    server.handleUpgrade(request, socket, head, (webSocket) => accept(webSocket, url.searchParams));
  });

  const unsubscribe = world.dispatch.subscribe((dispatch) => {
    for (const { happening, copies } of faults.shape(dispatch)) {
      deliver(world, sessions.values(), happening, copies);
    }
  });
  faults.onLate((happening) => deliver(world, sessions.values(), happening, 1));

  return {
    isOnline: sessions.isOnline,
    sessionStartLimit: (applicationId) => budgetOf(applicationId).sessionStartLimit(),
    connections: () => [...connections],
    close: () => {
      unsubscribe();
      for (const { link } of connections) {
        link.close(1001, 'Going away.');
        // Who does not answer the farewell must not hold up the end.
        setTimeout(link.cut, farewellMs).unref();
      }
      server.close();
    },
  };
}

function refusalOf(query: URLSearchParams): 'invalidApiVersion' | 'decodeError' | undefined {
  if ((query.get('v') ?? '10') !== '10') return 'invalidApiVersion';
  return (query.get('encoding') ?? 'json') === 'json' ? undefined : 'decodeError';
}

/** Tells each of the bot's guilds that it came online or went. */
function tellPresence(world: World, applicationId: string, online: boolean): void {
  const status = online ? 'online' : 'offline';
  for (const { guildId } of world.members.by('userId', applicationId)) {
    world.dispatch.emit({
      event: 'PRESENCE_UPDATE',
      data: {
        user: { id: applicationId },
        guild_id: guildId,
        status,
        activities: [],
        client_status: online ? { web: status } : {},
      },
      guildId,
      channelId: null,
      intent: GatewayIntentBits.GuildPresences,
      applicationId: null,
      userId: null,
    });
  }
}
