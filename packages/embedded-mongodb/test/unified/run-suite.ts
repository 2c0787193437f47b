import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { EJSON } from 'bson';
import { MongoClient } from 'mongodb';
import { startServer } from '../../src/index.ts';
import type { Outcome, TestFile } from './format.ts';
import { runTest } from './run-test.ts';

export interface Result {
  file: string;
  test: string;
  outcome: Outcome;
}

/** Runs a folder's test files, each on a server of its own, in the order of their names. */
export async function runSuite(folder: string, only?: RegExp): Promise<Result[]> {
  const results: Result[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const path of files.filter((each) => only?.test(each) ?? true)) {
    const text = await readFile(path, 'utf8');
    const server = await startServer({ path: ':memory:', testCommands: true });
    const uri = server.uri.replace(/\?.*/, '');
    const admin = await MongoClient.connect(uri);
    const { version } = (await admin.db('admin').command({ buildInfo: 1 })) as unknown as {
      version: string;
    };
    for (const i of (EJSON.parse(text) as TestFile).tests.keys()) {
      // Parsed anew for each test: the driver adds to the documents it is given.
      const file = EJSON.parse(text) as TestFile;
      const test = file.tests[i];
      if (!test) continue;
      const outcome = await runTest(relative(folder, path), file, test, { uri, version, admin });
      results.push({ file: relative(folder, path), test: test.description, outcome });
    }
    await admin.close();
    await server.close();
  }
  return results;
}
