import type { FormErrors, Refusal } from '../world/refusal.ts';
import type { ControlError } from './contract.ts';

type Code = ControlError['error']['code'];

const statuses: Record<Code, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  INVALID: 400,
  CONFLICT: 409,
};

/** A person can't do that: why, in a sentence. */
export class ControlRefusal extends Error {
  readonly code: Code;

  constructor(code: Code, message: string) {
    super(message);
    this.name = 'ControlRefusal';
    this.code = code;
  }

  get status(): number {
    return statuses[this.code];
  }
}

export const notFound = (message: string) => new ControlRefusal('NOT_FOUND', message);
export const forbidden = (message: string) => new ControlRefusal('FORBIDDEN', message);
export const invalid = (message: string) => new ControlRefusal('INVALID', message);

/** What Discord would have refused, as the control API says it. */
export function fromDiscord(refusal: Refusal): ControlRefusal {
  const first = refusal.errors && firstProblem(refusal.errors, []);
  const message = first ?? `${refusal.message}.`;
  if (refusal.status === 404) return notFound(message);
  return refusal.status === 403 ? forbidden(message) : invalid(message);
}

function firstProblem(errors: FormErrors, path: string[]): string | undefined {
  for (const [key, value] of Object.entries(errors)) {
    if (Array.isArray(value)) {
      const message = value[0]?.message;
      return message && (path.length ? `${path.join('.')}: ${message}` : message);
    }
    const found = firstProblem(value, [...path, key]);
    if (found) return found;
  }
  return undefined;
}
