import type { FastifyRequest } from 'fastify';
import { bodyOf } from '../rest/body.ts';
import { maxFileBytes, type NewFile } from '../world/files.ts';
import { sendMessageSchema } from './contract.ts';
import { read } from './read.ts';
import { invalid } from './refusal.ts';

/** A message with its files, from JSON with base64 or from a multipart form. */
export async function spokenOf(request: FastifyRequest) {
  const { body, files: parts } = await bodyOf(request);
  const { files: inline, ...said } = read(sendMessageSchema, body);
  const files: NewFile[] = [
    ...inline.map(({ name, base64, contentType, description }) => ({
      filename: name,
      bytes: new Uint8Array(Buffer.from(base64, 'base64')),
      contentType: contentType ?? null,
      description: description ?? null,
    })),
    ...parts.map(({ file }) => file),
  ];
  if (files.length > 10) throw invalid('At most 10 files go with a message.');
  if (files.some(({ bytes }) => bytes.byteLength > maxFileBytes)) {
    throw invalid('A file has at most 10 MiB.');
  }
  return { ...said, files };
}
