import { describe, expect, it } from 'vitest';
import { asMarkdown, checkout, publishedTable, readResults, runOf, suites } from './table.ts';

describe("MongoDB's published tests", () => {
  it.skipIf(!checkout).each(suites)(
    '%s comes out as the committed table says',
    async (suite) => {
      const committed = (await readResults()).find((each) => each.suite === suite);
      expect(await runOf(suite, checkout ?? '')).toEqual(committed);
    },
    120_000,
  );

  it('the README shows the committed table', async () => {
    expect(await publishedTable()).toBe(asMarkdown(await readResults()));
  });

  it('no test that was run has failed', async () => {
    for (const { suite, failed } of await readResults())
      expect({ suite, failed }).toEqual({ suite, failed: {} });
  });
});
