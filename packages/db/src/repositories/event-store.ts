import type { AuditEvent } from '@fns/contracts/event';
import type { EventStore } from '@fns/core/ports/event-store';
import mongoose from 'mongoose';
import { decodeNumberCursor, pageOf } from '../cursor.ts';
import { duplicateKey } from '../duplicate-key.ts';
import { documentId, instant, newObjectId, objectId } from '../ids.ts';
import type { EventDocument } from '../models/event.ts';
import type { Models } from '../models/models.ts';

/**
 * The audit trail in MongoDB. An event's place is the last one's plus one, and a unique index lets one
 * writer have it: so the order is the order in which events became visible, without gaps, and a reader
 * who follows it can miss none. One insert in the usual case, as each process remembers the last place.
 */
export function createEventStore({ Event }: Pick<Models, 'Event'>): EventStore {
  const lastKnown = new Map<string, number>();
  const working = new Map<string, Promise<void>>();

  /** Events of one guild go one after another, so that a process doesn't race itself. */
  function inTurn(guildId: string, work: () => Promise<void>): Promise<void> {
    const turn = (working.get(guildId) ?? Promise.resolve()).then(work, work);
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (working.get(guildId) === settled) working.delete(guildId);
      });
    working.set(guildId, settled);
    return turn;
  }

  async function lastPlace(guildId: string): Promise<number> {
    const last = await Event.findOne({ guildId }, { sequence: 1 }).sort({ sequence: -1 }).lean();
    return last?.sequence ?? 0;
  }

  async function insertNext(event: Omit<EventDocument, 'sequence'>): Promise<void> {
    const { guildId } = event;
    let last = lastKnown.get(guildId) ?? (await lastPlace(guildId));
    for (;;) {
      try {
        await Event.insertOne({ ...event, sequence: last + 1 });
        lastKnown.set(guildId, last + 1);
        return;
      } catch (error) {
        const fields = duplicateKey(error);
        if (!fields) throw error;
        if (fields.includes('key')) return;
        last = await lastPlace(guildId);
      }
    }
  }

  return {
    append: (guildId, { at, ...event }) =>
      inTurn(guildId, () =>
        insertNext({ _id: newObjectId(), guildId, ...event, at: new Date(at) }),
      ),

    async list(guildId, { limit, after }) {
      const found = await Event.find({
        guildId,
        ...(after === undefined
          ? {}
          : { sequence: mongoose.trusted({ $lt: decodeNumberCursor(after) }) }),
      })
        .sort({ sequence: -1 })
        .limit(limit + 1)
        .lean();
      return pageOf(found, limit, toEvent, ({ sequence }) => [sequence]);
    },

    async since(guildId, eventId, limit) {
      const from =
        eventId === null
          ? null
          : await Event.findOne({ guildId, _id: objectId(eventId) }, { sequence: 1 }).lean();
      const found = await Event.find({
        guildId,
        sequence: mongoose.trusted({ $gt: from?.sequence ?? 0 }),
      })
        .sort({ sequence: 1 })
        .limit(limit)
        .lean();
      return found.map(toEvent);
    },
  };
}

function toEvent(stored: EventDocument): AuditEvent {
  return {
    id: documentId(stored._id),
    guildId: stored.guildId,
    type: stored.type,
    actor: { kind: stored.actor.kind, id: stored.actor.id, name: stored.actor.name },
    target: { kind: stored.target.kind, id: stored.target.id },
    ...(stored.before === undefined ? {} : { before: stored.before }),
    ...(stored.after === undefined ? {} : { after: stored.after }),
    at: instant(stored.at),
  };
}
