import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Document } from 'bson';
import { choosePlan, type Plan } from '../indexes/plan.ts';
import { type ScanCounters, scan } from '../indexes/scan.ts';
import type { Collection, StoredDocument } from '../storage/collection.ts';
import { compileFilter } from './filter.ts';
import type { Rules } from './rules.ts';
import { readSort, sortBy } from './sort.ts';

export interface FindSpec {
  filter: Document;
  sort?: Document | undefined;
  skip?: number | undefined;
  limit?: number | undefined;
  hint?: string | Document | undefined;
  rules?: Rules | undefined;
}

export interface Found {
  plan: Plan;
  counters: ScanCounters;
  documents: Generator<StoredDocument>;
}

/**
 * Documents that match, in order, read as they are asked for. Only a sort that no index gives needs them
 * all at once.
 */
export function find(
  file: DatabaseSyncInstance,
  collection: Collection | undefined,
  spec: FindSpec,
): Found {
  const counters: ScanCounters = { keysExamined: 0, docsExamined: 0 };
  const matches = compileFilter(spec.filter, spec.rules);
  const collation = spec.rules?.collation;
  const sort = readSort(spec.sort);
  if (!collection) {
    return { plan: { intervals: [], reverse: false, sorted: true }, counters, documents: none() };
  }
  const plan = choosePlan(collection, spec.filter, sort, spec.hint, collation !== undefined);
  const { skip = 0, limit = 0 } = spec;
  const wanted = limit > 0 ? skip + limit : undefined;
  const firstChunk = plan.sorted ? wanted : undefined;

  function* matching(from: Collection): Generator<StoredDocument> {
    for (const rid of scan(file, from, plan, counters, firstChunk)) {
      const document = from.read(rid);
      counters.docsExamined += 1;
      if (document && matches(document)) yield { rid, document };
    }
  }

  function* ordered(from: Collection): Generator<StoredDocument> {
    if (plan.sorted || sort.length === 0) return yield* matching(from);
    yield* sortBy([...matching(from)], ({ document }) => document, sort, collation);
  }

  function* windowed(from: Collection): Generator<StoredDocument> {
    let position = 0;
    if (wanted !== undefined && wanted === 0) return;
    for (const stored of ordered(from)) {
      position += 1;
      if (position <= skip) continue;
      yield stored;
      if (wanted !== undefined && position >= wanted) return;
    }
  }

  return { plan, counters, documents: windowed(collection) };
}

function* none(): Generator<StoredDocument> {}
