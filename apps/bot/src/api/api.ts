import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readiness, SentPanel } from '@fns/contracts/bot-api';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { MemberAccess } from '@fns/contracts/permissions';
import type { Result } from '@fns/core/result';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { GuildView } from '../discord/guild-view.ts';
import type { Lookups } from '../discord/lookups.ts';
import type { Log } from '../log.ts';

/** The server that routes are added to; zod judges what goes in. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Everything the routes need of the rest of the bot. */
export interface ApiDeps {
  apiKey: string;
  log: Log;
  guilds: GuildView;
  lookups: Lookups;
  /** What a person may do in a guild at this moment. */
  access: (guildId: Snowflake, userId: Snowflake) => Promise<Result<MemberAccess>>;
  sendPanels: (request: {
    guildId: Snowflake;
    panelIds: DocumentId[];
    channelId: Snowflake;
    actorId: Snowflake;
  }) => Promise<Result<SentPanel>>;
  readiness: () => Promise<Readiness>;
  metrics: () => Promise<{ contentType: string; text: string }>;
  /** True once the process was asked to stop: no new work is taken. */
  isStopping: () => boolean;
}
