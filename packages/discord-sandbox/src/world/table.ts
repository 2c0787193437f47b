/** One row written (`value`) or removed (`null`): all a journal needs to rebuild the world. */
export interface TableChange {
  table: string;
  key: string;
  value: unknown;
}

export type OnChange = (change: TableChange) => void;

/** What a row is filed under in a look-up: one value, several, or nothing. */
type Filed = string | readonly string[] | null;
type Groups<T> = Record<string, (row: T) => Filed>;

/**
 * Rows by key, with look-ups kept up to date. Rows are plain JSON and are never changed in place:
 * write a new one with `put` or `patch`, so that every change is reported.
 */
export interface Table<T, G extends string = never> {
  readonly name: string;
  readonly size: number;
  get(key: string): T | undefined;
  has(key: string): boolean;
  /** Writes the row under its own key and reports it before returning. */
  put(row: T): T;
  /** Writes the row with some fields replaced; `undefined` when there is none. */
  patch(key: string, fields: Partial<T>): T | undefined;
  delete(key: string): boolean;
  values(): IterableIterator<T>;
  entries(): IterableIterator<[string, T]>;
  /** The rows filed under `value`, oldest first. */
  by(group: G, value: string): T[];
  /** Their number, without building the list. */
  count(group: G, value: string): number;
  /** Applies a change from a journal: silent, since it was reported once. */
  restore(key: string, value: T | null): void;
}

export function createTable<T, G extends string = never>(options: {
  name: string;
  key: (row: T) => string;
  groups?: Groups<T> & Record<G, (row: T) => Filed>;
  /** The row as it is kept: equal to the one given, but sharing with others what it can. */
  share?: (row: T) => T;
  onChange?: OnChange | undefined;
}): Table<T, G> {
  const rows = new Map<string, T>();
  const groups: Groups<T> = options.groups ?? {};
  const share = options.share ?? ((row: T) => row);
  const names = Object.keys(groups);
  const filed = new Map<string, Map<string, Map<string, T>>>(
    names.map((name) => [name, new Map<string, Map<string, T>>()]),
  );

  function valuesOf(name: string, row: T | undefined): readonly string[] {
    const value = row === undefined ? null : (groups[name]?.(row) ?? null);
    return value === null ? [] : typeof value === 'string' ? [value] : value;
  }

  function take(name: string, value: string, key: string): void {
    const bucket = filed.get(name)?.get(value);
    bucket?.delete(key);
    if (bucket?.size === 0) filed.get(name)?.delete(value);
  }

  function unfile(key: string, row: T): void {
    for (const name of names) for (const value of valuesOf(name, row)) take(name, value, key);
  }

  function file(key: string, row: T, before: T | undefined): void {
    for (const name of names) {
      const values = valuesOf(name, row);
      for (const old of valuesOf(name, before)) if (!values.includes(old)) take(name, old, key);
      for (const value of values) {
        let bucket = filed.get(name)?.get(value);
        if (!bucket) {
          bucket = new Map();
          filed.get(name)?.set(value, bucket);
        }
        // A Map keeps the place of a key it already has, so an edited row stays where it was.
        bucket.set(key, row);
      }
    }
  }

  function write(key: string, given: T): T {
    const before = rows.get(key);
    const row = share(given);
    rows.set(key, row);
    file(key, row, before);
    return row;
  }

  function remove(key: string): boolean {
    const row = rows.get(key);
    if (row === undefined) return false;
    rows.delete(key);
    unfile(key, row);
    return true;
  }

  const table: Table<T, G> = {
    name: options.name,
    get size() {
      return rows.size;
    },
    get: (key) => rows.get(key),
    has: (key) => rows.has(key),
    put(given) {
      const key = options.key(given);
      const row = write(key, given);
      options.onChange?.({ table: options.name, key, value: row });
      return row;
    },
    patch(key, fields) {
      const row = rows.get(key);
      return row === undefined ? undefined : table.put({ ...row, ...fields });
    },
    delete(key) {
      if (!remove(key)) return false;
      options.onChange?.({ table: options.name, key, value: null });
      return true;
    },
    values: () => rows.values(),
    entries: () => rows.entries(),
    by: (group, value) => [...(filed.get(group)?.get(value)?.values() ?? [])],
    count: (group, value) => filed.get(group)?.get(value)?.size ?? 0,
    restore(key, value) {
      if (value === null) remove(key);
      // The row's own text for its key, not a second one from the journal.
      else write(options.key(value), value);
    },
  };
  return table;
}
