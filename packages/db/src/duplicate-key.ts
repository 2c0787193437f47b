/** The fields of the unique index that refused a write; null when it failed for another reason. */
export function duplicateKey(error: unknown): string[] | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 11000) return null;
  const pattern = 'keyPattern' in error ? error.keyPattern : undefined;
  return typeof pattern === 'object' && pattern !== null ? Object.keys(pattern) : [];
}

/**
 * Runs an upsert again when it lost a race to insert: two that start together may both find nothing,
 * and the second then finds what the first made.
 */
export async function retryUpsert<T>(upsert: () => Promise<T>): Promise<T> {
  try {
    return await upsert();
  } catch (error) {
    if (!duplicateKey(error)) throw error;
    return upsert();
  }
}
