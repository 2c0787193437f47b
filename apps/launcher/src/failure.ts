/** A reason not to start, or to stop, that a person can act on: printed as one sentence, exit code 1. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
