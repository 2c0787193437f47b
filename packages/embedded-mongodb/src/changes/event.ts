import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import { toTimestamp } from './clock.ts';
import type { Change } from './log.ts';
import { encodeToken } from './resume-token.ts';

/** The document as it is now. */
export type DocumentLookup = (db: string, collection: string, id: unknown) => Document | undefined;

/**
 * A change as the event that a stream gives.
 * @see https://www.mongodb.com/docs/manual/reference/change-events/
 */
export function eventOf(change: Change, options: Document, lookup: DocumentLookup): Document {
  const { wallTime, documentKey, updateDescription, to, collectionUUID, operationDescription } =
    change.details;
  const wide = options.showExpandedEvents === true;
  const event: Document = {
    _id: encodeToken({ time: change.time, invalidated: false }),
    operationType: change.operation,
    clusterTime: toTimestamp(change.time),
    wallTime,
  };
  if (wide && collectionUUID) event.collectionUUID = collectionUUID;
  const full = fullDocument(change, options, lookup);
  if (full !== undefined) event.fullDocument = full;
  event.ns =
    change.operation === 'dropDatabase'
      ? { db: change.db }
      : { db: change.db, coll: change.collection };
  if (to) event.to = to;
  if (wide && operationDescription) event.operationDescription = operationDescription;
  if (documentKey) event.documentKey = documentKey;
  if (updateDescription) {
    const { disambiguatedPaths, ...plain } = updateDescription as Document;
    event.updateDescription = wide ? { ...plain, disambiguatedPaths } : plain;
  }
  const before = beforeImage(change, options);
  if (before !== undefined) event.fullDocumentBeforeChange = before;
  return event;
}

/** What ends a stream whose collection or database is gone. */
export function invalidateEvent(change: Change): Document {
  return {
    _id: encodeToken({ time: change.time, invalidated: true }),
    operationType: 'invalidate',
    clusterTime: toTimestamp(change.time),
    wallTime: change.details.wallTime as Date,
  };
}

function fullDocument(
  change: Change,
  { fullDocument: wanted }: Document,
  lookup: DocumentLookup,
): Document | null | undefined {
  if (change.operation === 'insert' || change.operation === 'replace') return change.after;
  if (change.operation !== 'update') return undefined;
  switch (wanted) {
    case 'updateLookup':
      return lookup(change.db, change.collection, change.details.documentKey._id) ?? null;
    case 'whenAvailable':
      return change.after ?? null;
    case 'required':
      return change.after ?? missing('post-image');
    default:
      return undefined;
  }
}

function beforeImage(
  change: Change,
  { fullDocumentBeforeChange: wanted }: Document,
): Document | null | undefined {
  if (!['update', 'replace', 'delete'].includes(change.operation)) return undefined;
  if (wanted === 'whenAvailable') return change.before ?? null;
  if (wanted === 'required') return change.before ?? missing('pre-image');
  return undefined;
}

function missing(image: string): never {
  throw new CommandError(
    'NoMatchingDocument',
    `Change stream was configured to require a ${image}, but it was not found: turn on changeStreamPreAndPostImages for the collection.`,
    { errorLabels: ['NonResumableChangeStreamError'] },
  );
}
