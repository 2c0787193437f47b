/**
 * Every schema of ours: unknown fields are refused in writes and in queries; indexes are built by
 * `ensureIndexes` alone; no version field or virtual id is added behind our back.
 */
export const schemaOptions = {
  strict: 'throw',
  strictQuery: 'throw',
  versionKey: false,
  minimize: false,
  id: false,
  autoIndex: false,
  autoCreate: false,
} as const;

/** For documents inside a document. */
export const partOptions = { ...schemaOptions, _id: false } as const;
