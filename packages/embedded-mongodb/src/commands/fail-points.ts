import type { Document } from 'bson';
import { CommandError } from '../errors.ts';
import type { Command } from './context.ts';

/** Thrown to have the connection closed without an answer. */
export class CloseConnection extends Error {
  override readonly name = 'CloseConnection';
}

interface FailPoint {
  /** How many commands it is still for; Infinity until it is turned off. */
  times: number;
  /** Commands that pass before it begins. */
  skip: number;
  data: Document;
}

/**
 * mongod's fail points: failures on demand, for tests of what a client does about them. There only
 * when the server was started with `testCommands`.
 * @see https://github.com/mongodb/mongo/wiki/The-%22failCommand%22-fail-point
 */
export class FailPoints {
  #active: FailPoint | undefined;
  #onWrite: FailPoint | undefined;

  configure({ configureFailPoint: name, mode, data }: Document): void {
    const point: FailPoint | undefined =
      mode === 'off'
        ? undefined
        : {
            times: Number(mode?.times ?? Number.POSITIVE_INFINITY),
            skip: Number(mode?.skip ?? 0),
            data: (data ?? {}) as Document,
          };
    switch (name) {
      case 'failCommand':
        this.#active = point;
        return;
      case 'failGetMoreAfterCursorCheckout':
        this.#active = point && { ...point, data: failingGetMore(point.data) };
        return;
      case 'onPrimaryTransactionalWrite':
        this.#onWrite = point;
        return;
      default:
        throw new CommandError('CommandNotSupported', `There is no fail point '${String(name)}'.`);
    }
  }

  /**
   * `onPrimaryTransactionalWrite`: whether a retryable write of so many statements is to be cut off
   * before or after it is committed.
   */
  takeWrite(statements: number): 'before' | 'after' | undefined {
    const point = this.#onWrite;
    if (!point) return undefined;
    const reached = Math.max(0, statements - point.skip);
    point.skip = Math.max(0, point.skip - statements);
    if (reached === 0) return undefined;
    point.times -= 1;
    if (point.times <= 0) this.#onWrite = undefined;
    return point.data.failBeforeCommitExceptionCode === undefined ? 'after' : 'before';
  }

  /** What is to go wrong with this command, if anything; counts it. */
  take(name: string, appName: string | undefined): Document | undefined {
    const point = this.#active;
    if (!point?.data.failCommands?.includes(name)) return undefined;
    if (point.data.appName !== undefined && point.data.appName !== appName) return undefined;
    if (point.skip > 0) {
      point.skip -= 1;
      return undefined;
    }
    point.times -= 1;
    if (point.times <= 0) this.#active = undefined;
    return point.data;
  }
}

/** Failures of a `getMore` after which a change stream may be resumed: the server itself says so. */
const resumableCodes = new Set([
  6, 7, 63, 89, 91, 133, 150, 189, 234, 262, 9001, 10_107, 11_600, 11_602, 13_388, 13_435, 13_436,
]);

const failingGetMore = (data: Document): Document => ({
  ...data,
  failCommands: ['getMore'],
  ...(resumableCodes.has(Number(data.errorCode))
    ? { errorLabels: ['ResumableChangeStreamError'] }
    : {}),
});

/** Fails as the fail point says; answers what is to be added to an answer that is given all the same. */
export async function failAsTold(data: Document): Promise<Document> {
  if (data.blockConnection) await new Promise((go) => setTimeout(go, Number(data.blockTimeMS)));
  if (data.closeConnection) throw new CloseConnection('A fail point closed the connection.');
  const labels = data.errorLabels ? { errorLabels: data.errorLabels as string[] } : {};
  if (data.errorCode !== undefined)
    throw new CommandError(Number(data.errorCode), "Failing command via 'failCommand' failpoint", {
      ...(data.errorExtraInfo as Document),
      ...labels,
    });
  if (data.writeConcernError)
    return { writeConcernError: data.writeConcernError as Document, ...labels };
  return {};
}

export const configureFailPoint: Command = ({ failPoints }, command) => {
  if (!failPoints)
    throw new CommandError('CommandNotFound', "no such command: 'configureFailPoint'");
  failPoints.configure(command);
  return {};
};
