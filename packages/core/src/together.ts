/**
 * `Promise.all` that never leaves a call behind: it waits for all of them even when one throws. While
 * a lease is held, nothing of it may still be running when it's given back.
 */
export async function together<T extends readonly Promise<unknown>[] | []>(
  calls: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(calls);
  return Promise.all(calls);
}
