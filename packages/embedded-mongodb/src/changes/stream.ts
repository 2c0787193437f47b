import { type Document, Timestamp } from 'bson';
import { Aggregator } from 'mingo';
import type { Tail } from '../cursors.ts';
import { CommandError } from '../errors.ts';
import { fromTimestamp } from './clock.ts';
import { type DocumentLookup, eventOf, invalidateEvent } from './event.ts';
import type { Change, ChangeLog } from './log.ts';
import { decodeToken, encodeToken, type Place } from './resume-token.ts';

/** What is watched: a collection, a database (no collection) or all of them (neither). */
export interface Watched {
  db: string | undefined;
  collection: string | undefined;
}

/** Stages that may follow `$changeStream`. */
const allowedStages = new Set([
  '$match',
  '$project',
  '$addFields',
  '$set',
  '$unset',
  '$replaceRoot',
  '$replaceWith',
  '$redact',
]);
/** Events that a stream has only when it asked for `showExpandedEvents`. */
const expanded = new Set(['create', 'createIndexes', 'dropIndexes', 'modify']);
const CHUNK = 100;

/**
 * A change stream as a tailable cursor over the log.
 * @see https://www.mongodb.com/docs/manual/changeStreams/
 */
export function changeStream(
  changes: ChangeLog,
  watched: Watched,
  options: Document,
  stages: Document[],
  lookup: DocumentLookup,
): Tail {
  refuseStages(stages);
  const aggregator = stages.length > 0 ? new Aggregator(stages as never) : undefined;
  let place = startOf(changes, watched, options);
  let over = false;

  const shape = (event: Document): Document[] => {
    const id: unknown = event._id;
    const shaped = aggregator ? aggregator.run<Document>([event]) : [event];
    for (const each of shaped) {
      if (each._id !== id && JSON.stringify(each._id) !== JSON.stringify(id))
        throw new CommandError(
          'ChangeStreamFatalError',
          'Encountered an event whose _id field, which contains the resume token, was modified by the pipeline.',
          { errorLabels: ['NonResumableChangeStreamError'] },
        );
    }
    return shaped;
  };

  return {
    take(count) {
      const found: Document[] = [];
      while (found.length < count && !over) {
        const read = changes.since(place.time, CHUNK);
        for (const change of read) {
          if (found.length >= count) break;
          place = { time: change.time, invalidated: false };
          const seen = asSeen(change, watched);
          if (!seen || (expanded.has(seen.operation) && options.showExpandedEvents !== true))
            continue;
          found.push(...shape(eventOf(seen, options, lookup)));
          if (!invalidates(seen, watched)) continue;
          place = { time: change.time, invalidated: true };
          found.push(...shape(invalidateEvent(seen)));
          over = true;
          break;
        }
        if (read.length < CHUNK) break;
      }
      return found;
    },
    resumeToken: () => encodeToken(place),
    isOver: () => over,
    next: (ms) => changes.next(ms),
  };
}

function refuseStages(stages: Document[]): void {
  for (const name of stages.flatMap((stage) => Object.keys(stage))) {
    if (allowedStages.has(name)) continue;
    if (name === '$changeStreamSplitLargeEvent')
      throw new CommandError('CommandNotSupported', `The stage ${name} is not supported.`);
    if (/^\$(group|sort|limit|skip|count|lookup|unwind|facet|bucket|out|merge)/.test(name))
      throw new CommandError(
        'InvalidOptions',
        `${name} is not permitted in a $changeStream pipeline`,
      );
    throw new CommandError(40_324, `Unrecognized pipeline stage name: '${name}'`);
  }
}

function startOf(changes: ChangeLog, watched: Watched, options: Document): Place {
  const { resumeAfter, startAfter, startAtOperationTime } = options;
  const token: unknown = resumeAfter ?? startAfter;
  let place: Place = { time: changes.clock.latest, invalidated: false };
  if (token !== undefined) {
    place = decodeToken(token);
    if (place.invalidated && resumeAfter !== undefined)
      throw new CommandError(
        'InvalidResumeToken',
        "Attempting to resume a change stream using 'resumeAfter' is not allowed from an invalidate notification.",
      );
  } else if (startAtOperationTime instanceof Timestamp) {
    place = { time: fromTimestamp(startAtOperationTime) - 1, invalidated: false };
  }
  if (!changes.reaches(place.time))
    throw new CommandError(
      'ChangeStreamHistoryLost',
      'Resume of change stream was not possible, as the resume point may no longer be in the log.',
      { errorLabels: ['NonResumableChangeStreamError'] },
    );
  // A drop that ended the stream it is resumed from is not told again.
  if (watched.collection !== undefined && place.invalidated)
    return { time: place.time, invalidated: false };
  return place;
}

/** The change as who watches sees it; undefined where it is none of theirs. */
function asSeen(change: Change, watched: Watched): Change | undefined {
  if (watched.db === undefined) return change;
  if (change.db === watched.db) {
    if (watched.collection === undefined || change.collection === watched.collection) return change;
  }
  const to = change.details.to as { db: string; coll: string } | undefined;
  const arrives = to?.db === watched.db && to.coll === watched.collection;
  return change.operation === 'rename' && arrives ? change : undefined;
}

function invalidates(change: Change, watched: Watched): boolean {
  if (change.operation === 'dropDatabase') return watched.db !== undefined;
  return watched.collection !== undefined && ['drop', 'rename'].includes(change.operation);
}
