/** Lists page by key: `after` is the previous page's `nextCursor`, opaque to the caller. */
export interface PageQuery {
  limit: number;
  after?: string;
}

export interface Page<T> {
  items: T[];
  /** Null at the end. */
  nextCursor: string | null;
}

/** Every item of a list, fetched a page at a time. */
export async function* allOf<T>(
  fetchPage: (query: Pick<PageQuery, 'after'>) => Promise<Page<T>>,
): AsyncGenerator<T, void, undefined> {
  let query: Pick<PageQuery, 'after'> = {};
  for (;;) {
    const { items, nextCursor } = await fetchPage(query);
    yield* items;
    if (nextCursor === null) return;
    query = { after: nextCursor };
  }
}
