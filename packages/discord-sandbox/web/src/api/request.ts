import type { z } from 'zod';
import { ControlError, errorOf } from './control-error.ts';

const base = '/_sandbox';

interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
}

/** One call of the control API, its answer checked. Throws a ControlError. */
export async function ask<T>(path: string, answer: z.ZodType<T>, call: Call = {}): Promise<T> {
  const response = await tell(path, call);
  const parsed = answer.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  console.error('Unexpected answer', path, parsed.error);
  throw new ControlError('UNKNOWN', 'This page and the sandbox disagree. Reload the page.');
}

/** The same where only success matters. */
export async function tell(path: string, call: Call = {}): Promise<Response> {
  const { method = 'GET', body, signal } = call;
  const form = body instanceof FormData;
  let response: Response;
  try {
    response = await fetch(base + path, {
      method,
      ...(signal ? { signal } : {}),
      ...(body === undefined
        ? {}
        : {
            body: form ? body : JSON.stringify(body),
            ...(form ? {} : { headers: { 'content-type': 'application/json' } }),
          }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ControlError('UNREACHABLE', 'The sandbox can’t be reached. Is it still running?');
  }
  if (!response.ok) throw await errorOf(response);
  return response;
}
