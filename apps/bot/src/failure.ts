/** A reason not to start, or not to go on, that a person can mend; the message says how. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
