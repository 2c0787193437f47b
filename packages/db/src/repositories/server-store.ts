import { refuse } from '@fns/contracts/errors';
import { defaultTicketConfig, type Server, type TicketConfig } from '@fns/contracts/settings';
import type { ServerStore } from '@fns/core/ports/server-store';
import { ok, refused } from '@fns/core/result';
import { duplicateKey } from '../duplicate-key.ts';
import { instant } from '../ids.ts';
import type { Models } from '../models/models.ts';
import type { ServerDocument } from '../models/server.ts';

const never = new Date(0);

/** Guilds' own records in MongoDB. */
export function createServerStore({ Server }: Pick<Models, 'Server'>): ServerStore {
  return {
    async get(serverId) {
      const found = await Server.findOne({ serverId }).lean();
      return toServer(
        found ?? {
          serverId,
          ticketConfig: defaultTicketConfig,
          version: 0,
          createdAt: never,
          updatedAt: never,
        },
      );
    },

    async update(serverId, expectedVersion, config, at) {
      try {
        const updated = await Server.findOneAndUpdate(
          { serverId, version: expectedVersion },
          {
            $set: { ticketConfig: config, updatedAt: new Date(at) },
            $inc: { version: 1 },
            $setOnInsert: { createdAt: new Date(at) },
          },
          // Version 0 is the record that isn't there yet; if it is there, its unique id refuses this.
          { upsert: expectedVersion === 0, returnDocument: 'after', setDefaultsOnInsert: false },
        ).lean();
        return updated ? ok(toServer(updated)) : refused(refuse('settings_changed'));
      } catch (error) {
        if (duplicateKey(error)) return refused(refuse('settings_changed'));
        throw error;
      }
    },
  };
}

function toServer(stored: Omit<ServerDocument, '_id'>): Server {
  return {
    serverId: stored.serverId,
    ticketConfig: toConfig(stored.ticketConfig),
    version: stored.version,
    createdAt: instant(stored.createdAt),
    updatedAt: instant(stored.updatedAt),
  };
}

/** Settings that came after a record was written have their defaults. */
function toConfig(stored: Partial<TicketConfig>): TicketConfig {
  return {
    ...defaultTicketConfig,
    ...stored,
    autoClose: { ...defaultTicketConfig.autoClose, ...stored.autoClose },
  };
}
