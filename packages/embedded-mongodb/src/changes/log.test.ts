import { expect, it } from 'vitest';
import { openFile } from '../storage/file.ts';
import { ChangeLog } from './log.ts';
import { encodeToken } from './resume-token.ts';
import { changeStream } from './stream.ts';

const everything = { db: undefined, collection: undefined };
const nothing = () => undefined;

function noted(log: ChangeLog, count: number): void {
  for (let n = 0; n < count; n += 1) {
    const details = { documentKey: { _id: n } };
    log.record({ db: 'shop', collection: 'things', operation: 'delete', details });
  }
  log.trim();
}

it('forgets the oldest, knows it did, and says so to who would resume there', () => {
  const file = openFile(':memory:');
  const log = new ChangeLog(file, 4000);
  const begin = log.clock.latest;
  noted(log, 10);
  expect(log.reaches(begin)).toBe(true);
  expect(log.since(begin, 100)).toHaveLength(10);
  noted(log, 100);
  expect(log.reaches(begin)).toBe(false);
  const kept = log.since(0, 1000).length;
  expect(kept).toBeGreaterThan(10);
  expect(kept).toBeLessThan(60);

  // As after a restart: what is forgotten stays known, and time goes on.
  const again = new ChangeLog(file, 4000);
  expect(again.clock.latest).toBe(log.clock.latest);
  const resumeAfter = encodeToken({ time: begin, invalidated: false });
  expect(() => changeStream(again, everything, { resumeAfter }, [], nothing)).toThrow(
    /no longer be in the log/,
  );
  file.close();
});

it('is not shortened by changes that were undone', () => {
  const file = openFile(':memory:');
  const log = new ChangeLog(file, 8000);
  const begin = log.clock.latest;
  noted(log, 20);
  for (let n = 0; n < 50; n += 1) {
    file.exec('SAVEPOINT undone');
    log.record({ db: 'shop', collection: 'things', operation: 'delete', details: {} });
    file.exec('ROLLBACK TO undone; RELEASE undone');
    log.doubt();
  }
  log.trim();
  expect(log.since(begin, 100)).toHaveLength(20);
  file.close();
});
