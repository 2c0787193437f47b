/** Operations a second of work done one after the other, or `ways` at a time. */
export async function rate(
  operations: number,
  work: (i: number) => unknown,
  ways = 1,
): Promise<number> {
  let next = 0;
  const begin = performance.now();
  const worker = async () => {
    while (next < operations) {
      const i = next;
      next += 1;
      await work(i);
    }
  };
  await Promise.all(Array.from({ length: ways }, worker));
  return operations / ((performance.now() - begin) / 1000);
}

/** How long each took, in ms, from the shortest to the longest. */
export async function times(operations: number, work: (i: number) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < operations; i += 1) {
    const begin = performance.now();
    await work(i);
    taken.push(performance.now() - begin);
  }
  return taken.sort((a, b) => a - b);
}

export const quantile = (sorted: number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
