import { describe, expect, it } from 'vitest';
import { Catalog } from './storage/catalog.ts';
import { openFile } from './storage/file.ts';
import { WriteQueue } from './storage/write-queue.ts';
import { expire } from './ttl.ts';

describe('expiry', () => {
  it('deletes what is due, by date, and nothing without a date', async () => {
    const file = openFile(':memory:');
    const catalog = new Catalog(file);
    const nothing = () => undefined;
    const writes = new WriteQueue(file, {
      onRollback: nothing,
      beforeCommit: nothing,
      onCommit: nothing,
    });
    const collection = catalog.create('test', 'sessions', {});
    collection.createIndex({ v: 2, name: 'ttl', key: { at: 1 }, expireAfterSeconds: 60 });
    const now = new Date(1_000_000);
    const ages = { old: 61, due: 60, young: 59 };
    for (const [_id, seconds] of Object.entries(ages)) {
      collection.insert({ _id, at: new Date(now.getTime() - seconds * 1000) });
    }
    collection.insert({ _id: 'text', at: '1970' });
    collection.insert({ _id: 'number', at: 1 });
    collection.insert({ _id: 'none' });
    await expire(file, catalog, writes, now);
    const left = collection.ridsAfter(0, 10).map((rid) => collection.read(rid)?._id as string);
    expect(left).toEqual(['young', 'text', 'number', 'none']);
    file.close();
  });
});
