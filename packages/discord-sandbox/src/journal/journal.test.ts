import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { createWorld, type World } from '../world/world.ts';
import { openJournal } from './journal.ts';

const folders: string[] = [];
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'sandbox-journal-'));
  folders.push(path);
  return path;
};
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

/** Opens the world kept in a folder, as the server does. */
function open(path: string, compactAboveBytes?: number) {
  const journal = openJournal(path, compactAboveBytes ? { compactAboveBytes } : {});
  const world = createWorld({ onChange: journal.append });
  if (!journal.isNew) {
    const { rows, lastId } = journal.load();
    world.restore(rows);
    world.ids.observe(lastId);
  }
  journal.start(() => ({ rows: world.snapshot(), lastId: world.ids.next() }));
  return { journal, world };
}

const rowsOf = (world: World) => [...world.settings.values()];

test('what was written is there after a restart, without a clean end', () => {
  const path = folder();
  const first = open(path);
  first.world.settings.put({ name: 'a', value: 'with \n line feed and ünïcode 🎫' });
  first.world.settings.put({ name: 'b', value: '1' });
  first.world.settings.patch('b', { value: '2' });
  first.world.settings.put({ name: 'gone', value: '' });
  first.world.settings.delete('gone');

  const second = open(path);
  expect(rowsOf(second.world)).toEqual(rowsOf(first.world));
  expect(readFileSync(join(path, 'journal.jsonl'), 'utf8')).toBe('');
});

test('a torn last line is dropped, and what follows it is kept', () => {
  const path = folder();
  const first = open(path);
  first.world.settings.put({ name: 'whole', value: '1' });
  appendFileSync(join(path, 'journal.jsonl'), '{"table":"settings","key":"torn","val');

  const second = open(path);
  expect(rowsOf(second.world)).toEqual([{ name: 'whole', value: '1' }]);
  second.world.settings.put({ name: 'after', value: '2' });
  expect(rowsOf(open(path).world).map((row) => row.name)).toEqual(['whole', 'after']);
});

test('a kill at any byte of the journal leaves a world that was', () => {
  const path = folder();
  const first = open(path);
  const states: string[] = [JSON.stringify(rowsOf(first.world))];
  for (let n = 0; n < 8; n += 1) {
    if (n % 4 === 3) first.world.settings.delete(`k${n - 1}`);
    else first.world.settings.put({ name: `k${n % 5}`, value: `v${n}é` });
    states.push(JSON.stringify(rowsOf(first.world)));
  }
  const snapshot = readFileSync(join(path, 'snapshot.jsonl'));
  const journal = readFileSync(join(path, 'journal.jsonl'));
  for (let cut = 0; cut <= journal.length; cut += 1) {
    const copy = folder();
    writeFileSync(join(copy, 'snapshot.jsonl'), snapshot);
    writeFileSync(join(copy, 'journal.jsonl'), journal.subarray(0, cut));
    expect(states).toContain(JSON.stringify(rowsOf(open(copy).world)));
  }
});

test('dying between the new snapshot and the emptied journal changes nothing', () => {
  const path = folder();
  const first = open(path);
  first.world.settings.put({ name: 'a', value: '1' });
  first.world.settings.put({ name: 'b', value: '1' });
  first.world.settings.delete('a');
  const journal = readFileSync(join(path, 'journal.jsonl'));
  open(path);
  writeFileSync(join(path, 'journal.jsonl'), journal);
  expect(rowsOf(open(path).world)).toEqual([{ name: 'b', value: '1' }]);
});

test('a half-written snapshot is never taken for one', () => {
  const path = folder();
  open(path).world.settings.put({ name: 'a', value: '1' });
  writeFileSync(join(path, 'snapshot.jsonl.new'), '{"version":1');
  expect(rowsOf(open(path).world)).toEqual([{ name: 'a', value: '1' }]);
});

test('damage in the middle is reported, not passed over', () => {
  const path = folder();
  open(path);
  writeFileSync(
    join(path, 'journal.jsonl'),
    'rubbish\n{"table":"settings","key":"a","value":null}\n',
  );
  expect(() => open(path)).toThrow(/damaged at line 1/);
});

test('any history survives any pattern of restarts and compactions', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.record({ put: fc.integer({ min: 0, max: 6 }), value: fc.string() }),
          fc.record({ remove: fc.integer({ min: 0, max: 6 }) }),
          fc.constant('restart' as const),
        ),
        { maxLength: 40 },
      ),
      fc.integer({ min: 1, max: 400 }),
      (history, compactAboveBytes) => {
        const path = folder();
        const model = new Map<string, string>();
        let { world } = open(path, compactAboveBytes);
        for (const step of history) {
          if (step === 'restart') world = open(path, compactAboveBytes).world;
          else if ('put' in step) {
            world.settings.put({ name: `k${step.put}`, value: step.value });
            model.set(`k${step.put}`, step.value);
          } else {
            world.settings.delete(`k${step.remove}`);
            model.delete(`k${step.remove}`);
          }
        }
        const kept = rowsOf(open(path, compactAboveBytes).world);
        expect(new Map(kept.map((row) => [row.name, row.value]))).toEqual(model);
      },
    ),
    { numRuns: 30 },
  );
});

test('ids never go backwards across restarts, even when the newest row is gone', () => {
  const path = folder();
  const first = open(path);
  first.world.clock.shift(3_600_000);
  const last = first.world.ids.next();
  first.world.users.put({
    id: last,
    username: 'x',
    globalName: null,
    bot: false,
    avatar: null,
    colors: ['#000000', '#ffffff'],
    note: null,
  });
  first.world.users.delete(last);
  open(path);
  const third = open(path);
  expect(BigInt(third.world.ids.next())).toBeGreaterThan(BigInt(last));
  expect(existsSync(join(path, 'snapshot.jsonl'))).toBe(true);
});
