import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runSuite } from './run-suite.ts';

/** The suites of mongodb/specifications that speak of what is claimed here. */
export const suites = [
  'crud',
  'retryable-writes',
  'retryable-reads',
  'change-streams',
  'sessions',
  'causal-consistency',
  'collection-management',
  'index-management',
  'run-command',
  'gridfs',
];

export interface SuiteResult {
  suite: string;
  passed: number;
  /** By file and name, with what went wrong. */
  failed: Record<string, string>;
  /** How many for each reason. */
  skipped: Record<string, number>;
}

/** A checkout of https://github.com/mongodb/specifications; undefined when none is given. */
export const checkout = process.env.MONGODB_SPECIFICATIONS || undefined;

const resultsFile = fileURLToPath(new URL('results.json', import.meta.url));
const readmeFile = fileURLToPath(new URL('../../README.md', import.meta.url));
const BEGIN = '<!-- conformance: written by test/unified/write-table.ts -->';
const END = '<!-- /conformance -->';

export async function runOf(suite: string, folder: string): Promise<SuiteResult> {
  const result: SuiteResult = { suite, passed: 0, failed: {}, skipped: {} };
  for (const { file, test, outcome } of await runSuite(`${folder}/source/${suite}/tests`)) {
    if (outcome.status === 'passed') result.passed += 1;
    else if (outcome.status === 'failed') result.failed[`${file}: ${test}`] = outcome.reason;
    else result.skipped[outcome.reason] = (result.skipped[outcome.reason] ?? 0) + 1;
  }
  return result;
}

export const readResults = async (): Promise<SuiteResult[]> =>
  JSON.parse(await readFile(resultsFile, 'utf8')) as SuiteResult[];

export async function writeResults(results: SuiteResult[]): Promise<void> {
  await writeFile(resultsFile, `${JSON.stringify(results, undefined, 2)}\n`);
  const readme = await readFile(readmeFile, 'utf8');
  const [before = '', rest = ''] = readme.split(BEGIN);
  const [, after = ''] = rest.split(END);
  await writeFile(readmeFile, `${before}${BEGIN}\n${asMarkdown(results)}\n${END}${after}`);
}

export function asMarkdown(results: SuiteResult[]): string {
  const rows = results.map(({ suite, passed, failed, skipped }) => {
    const ran = passed + Object.keys(failed).length;
    const reasons = Object.entries(skipped)
      .sort(([, a], [, b]) => b - a)
      .map(([reason, n]) => `${n} ${reason}`);
    const left = Object.values(skipped).reduce((sum, n) => sum + n, 0);
    return `| ${suite} | ${ran} | ${passed} | ${left} | ${reasons.join('; ')} |`;
  });
  return ['| suite | run | passed | skipped | why |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** The table in the README, as it stands. */
export async function publishedTable(): Promise<string> {
  const readme = await readFile(readmeFile, 'utf8');
  return (readme.split(BEGIN)[1] ?? '').split(END)[0]?.trim() ?? '';
}
