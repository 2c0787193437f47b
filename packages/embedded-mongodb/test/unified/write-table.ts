import { checkout, runOf, type SuiteResult, suites, writeResults } from './table.ts';

/** Runs MongoDB's published tests and writes what came of them to results.json and the README. */
if (!checkout) {
  console.error('Set MONGODB_SPECIFICATIONS to a checkout of mongodb/specifications.');
  process.exit(2);
}
const results: SuiteResult[] = [];
for (const suite of suites) {
  const result = await runOf(suite, checkout);
  for (const [test, reason] of Object.entries(result.failed)) console.log(`${test}: ${reason}`);
  results.push(result);
}
await writeResults(results);
