const turns = new Map<string, Promise<unknown>>();

/**
 * Work on one key, one after another within this process; work on different keys goes side by side.
 * Keeps order among racers for politeness only: what must never happen twice, the database refuses.
 */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(key) ?? Promise.resolve();
  const mine = before.then(work);
  const settled = mine.then(
    () => undefined,
    () => undefined,
  );
  turns.set(key, settled);
  void settled.then(() => {
    if (turns.get(key) === settled) turns.delete(key);
  });
  return mine;
}
