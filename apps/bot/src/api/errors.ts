import {
  errorCatalogue,
  type InputProblem,
  type Refusal,
  refuse,
  toErrorBody,
} from '@fns/contracts/errors';
import type { FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { expectedRefusal } from '../expected-refusal.ts';
import { type Log, logBug } from '../log.ts';

/** What fastify itself refuses, in the words of our catalogue. */
const frameworkRefusals: Record<string, () => Refusal> = {
  FST_ERR_CTP_INVALID_JSON_BODY: () => refuse('invalid_json'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => refuse('invalid_json', 'The request body is empty.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => refuse('unsupported_media_type'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => refuse('body_too_large'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    refuse('invalid_input', 'The body is not as long as its Content-Length says.'),
  FST_ERR_BAD_URL: () => refuse('invalid_input', 'This address is not a valid URL.'),
  FST_ERR_MAX_PARAM_LENGTH: () => refuse('invalid_input', 'A part of this address is too long.'),
};

/** Answers with a refusal's status and body. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal, reference?: string) {
  return reply
    .code(errorCatalogue[refusal.code].status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(toErrorBody(refusal, reference));
}

/** Any error as a refusal; what is nobody's expectation is logged and becomes a reference id. */
export function answerError(log: Log, error: unknown, reply: FastifyReply) {
  const refusal = refusalIn(error);
  if (refusal) return sendRefusal(reply, refusal);
  const { method, url } = reply.request;
  const reference = logBug(log, error, 'an API call failed', { method, url: url.split('?')[0] });
  return sendRefusal(reply, refuse('internal'), reference);
}

function refusalIn(error: unknown): Refusal | undefined {
  const refusal = expectedRefusal(error);
  if (refusal) return refusal;
  if (hasZodFastifySchemaValidationErrors(error)) {
    return refuse('invalid_input', undefined, error.validation.map(inputProblem));
  }
  // A "__proto__" key is refused as a syntax error without a code of fastify's.
  if (error instanceof SyntaxError && 'statusCode' in error) return refuse('invalid_json');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return frameworkRefusals[code]?.();
}

function inputProblem(issue: { instancePath: string; message?: string }): InputProblem {
  return {
    path: issue.instancePath.split('/').filter(Boolean).join('.'),
    message: issue.message ?? 'is not valid',
  };
}
