/**
 * An error that a client is told about, in MongoDB's form.
 * @see https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: number;
  readonly codeName: string;
  readonly extra: Record<string, unknown>;

  /** By name, or by number for a code that is only passed on. */
  constructor(
    code: keyof typeof codes | number,
    message: string,
    extra: Record<string, unknown> = {},
  ) {
    super(message);
    this.code = typeof code === 'number' ? code : codes[code];
    this.codeName = typeof code === 'number' ? nameOf(code) : code;
    this.extra = extra;
  }
}

const codes = {
  HostUnreachable: 6,
  HostNotFound: 7,
  Unauthorized: 13,
  AuthenticationFailed: 18,
  NetworkTimeout: 89,
  ShutdownInProgress: 91,
  PrimarySteppedDown: 189,
  TransactionTooOld: 225,
  InvalidResumeToken: 260,
  ExceededTimeLimit: 262,
  ChangeStreamFatalError: 280,
  ChangeStreamHistoryLost: 286,
  NoMatchingDocument: 47,
  DollarPrefixedFieldName: 52,
  DocumentValidationFailure: 121,
  CannotConvertIndexToUnique: 359,
  SocketException: 9001,
  InterruptedAtShutdown: 11600,
  InterruptedDueToReplStateChange: 11602,
  NotPrimaryNoSecondaryOk: 13435,
  NotPrimaryOrSecondary: 13436,
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

const names = new Map<number, string>(Object.entries(codes).map(([name, code]) => [code, name]));
const nameOf = (code: number) => names.get(code) ?? `Location${code}`;

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
  if (message.startsWith('Use of undefined variable'))
    return { ok: 0, errmsg: message, code: 17_276, codeName: nameOf(17_276) };
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
