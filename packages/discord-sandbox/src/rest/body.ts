import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { maxFileBytes, type NewFile } from '../world/files.ts';
import { refusal } from '../world/refusal.ts';
import type { UploadedPart } from './call.ts';

/** Teaches `app` to read JSON, and forms with files, refusing what is neither in Discord's words. */
export async function readBodies(app: FastifyInstance): Promise<void> {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    if (text === '') return done(null, undefined);
    try {
      done(null, JSON.parse(String(text)));
    } catch {
      done(refusal('invalidJson'));
    }
  });
  await app.register(multipart, {
    limits: { fileSize: maxFileBytes, files: 10, fieldSize: 2 * 1024 * 1024 },
  });
}

/** A request's JSON and files; JSON comes as the body or as the form's `payload_json`. */
export async function bodyOf(
  request: FastifyRequest,
): Promise<{ body: unknown; files: UploadedPart[] }> {
  if (!request.isMultipart()) return { body: request.body, files: [] };
  let body: unknown = {};
  const fields: Record<string, unknown> = {};
  const files: UploadedPart[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'payload_json') body = parseJson(String(part.value));
      else fields[part.fieldname] = part.value;
      continue;
    }
    const file: NewFile = {
      filename: part.filename || 'unknown',
      bytes: await part.toBuffer().catch(() => {
        throw refusal('tooLarge');
      }),
      contentType: part.mimetype === 'application/octet-stream' ? null : part.mimetype,
      description: null,
    };
    files.push({
      index: /^files\[(\d+)\]$/.exec(part.fieldname)?.[1] ?? String(files.length),
      file,
    });
  }
  return { body: Object.keys(fields).length > 0 ? { ...fields, ...Object(body) } : body, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('invalidJson');
  }
}
