import { controlErrorSchema } from '../../../src/control/contract.ts';

/** The sandbox said no, or could not be reached; the message is a sentence for a person. */
export class ControlError extends Error {
  readonly code: 'NOT_FOUND' | 'FORBIDDEN' | 'INVALID' | 'CONFLICT' | 'UNREACHABLE' | 'UNKNOWN';

  constructor(code: ControlError['code'], message: string) {
    super(message);
    this.name = 'ControlError';
    this.code = code;
  }
}

export async function errorOf(response: Response): Promise<ControlError> {
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = controlErrorSchema.safeParse(body);
  if (parsed.success) return new ControlError(parsed.data.error.code, parsed.data.error.message);
  return new ControlError('UNKNOWN', `The sandbox answered with an error (${response.status}).`);
}

/** What to tell a person about anything that was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ControlError) return error.message;
  return 'Something went wrong on this page. Reload it and try again.';
}
