import { errorCatalogue, type Refusal, refuse, toErrorBody } from '@fns/contracts/errors';
import type { Result } from '@fns/core/result';

/** A result as JSON (204 where there is no value); a response goes out as it is. */
export function toResponse(answer: Result<unknown> | Response, status = 200): Response {
  if (answer instanceof Response) return answer;
  if (!answer.ok) return refusalResponse(answer.error);
  if (answer.value === undefined) return new Response(null, { status: 204 });
  return Response.json(answer.value, { status, headers: { 'cache-control': 'no-store' } });
}

/** A refusal as the JSON that every route answers with. */
export function refusalResponse(refusal: Refusal, reference?: string): Response {
  return Response.json(toErrorBody(refusal, reference), {
    status: errorCatalogue[refusal.code].status,
    headers: { 'cache-control': 'no-store' },
  });
}

/** @param waitMs until the next request would pass. */
export function tooOften(waitMs: number): Response {
  const seconds = Math.ceil(waitMs / 1000);
  const message = `Too many requests. Try again in ${seconds} s.`;
  const response = refusalResponse(refuse('rate_limited', message));
  response.headers.set('retry-after', String(seconds));
  return response;
}
