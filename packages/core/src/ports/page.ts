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
