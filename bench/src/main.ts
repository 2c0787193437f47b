import { measureMemory } from './memory.ts';
import { measureMongodb } from './mongodb-bench.ts';
import { measureSandbox } from './sandbox.ts';

/** `npm run bench -- <name>`: each benchmark prints what it measured and how. */
const benchmarks: Record<string, () => Promise<void>> = {
  memory: measureMemory,
  sandbox: measureSandbox,
  mongodb: measureMongodb,
};

const name = process.argv[2];
const chosen = name === undefined ? undefined : benchmarks[name];
if (!chosen) {
  console.error(`Usage: npm run bench -- <${Object.keys(benchmarks).join(' | ')}>`);
  process.exit(2);
}
await chosen();
