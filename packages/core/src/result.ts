import type { Refusal } from '@fns/contracts/errors';

/** An answer that may be an expected "no". Bugs are exceptions; refusals are values. */
export type Result<T, E = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<E = Refusal>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
