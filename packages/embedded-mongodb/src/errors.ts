/**
 * An error that a client is told about, in MongoDB's form.
 * @see https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: number;
  readonly codeName: string;
  readonly extra: Record<string, unknown>;

  constructor(codeName: keyof typeof codes, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.codeName = codeName;
    this.code = codes[codeName];
    this.extra = extra;
  }
}

const codes = {
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  InvalidLength: 16,
  ProtocolError: 17,
  PathNotViable: 28,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  CommandNotFound: 59,
  ImmutableField: 66,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CommandNotSupported: 115,
  NotWritablePrimary: 10107,
  BSONObjectTooLarge: 10334,
  OutOfDiskSpace: 14031,
  DuplicateKey: 11000,
} as const;

/** The answer's body for an error. Anything that isn't a CommandError is our bug: code 8, its text, no stack. */
export function errorReply(error: unknown): Record<string, unknown> {
  if (error instanceof CommandError) {
    return {
      ok: 0,
      errmsg: error.message,
      code: error.code,
      codeName: error.codeName,
      ...error.extra,
    };
  }
  if (isDiskFull(error)) {
    return {
      ok: 0,
      errmsg: 'The disk is full: the write was not done.',
      code: 14031,
      codeName: 'OutOfDiskSpace',
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  const fromQuery = error instanceof Error && error.constructor.name === 'MingoError';
  return fromQuery
    ? { ok: 0, errmsg: message, code: codes.BadValue, codeName: 'BadValue' }
    : { ok: 0, errmsg: message, code: 8, codeName: 'UnknownError' };
}

/** The form of one failed document inside a write command's `writeErrors`. */
export function writeError(index: number, error: unknown): Record<string, unknown> {
  const { ok: _, ...rest } = errorReply(error);
  return { index, ...rest };
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && /database or disk is full/.test(error.message);
}
