import { productLimits } from '@fns/contracts/limits';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readBody, readQuery } from './body.ts';

const schema = z.strictObject({ name: z.string(), inner: z.unknown().optional() });

function post(body: BodyInit, type = 'application/json'): Request {
  return new Request('http://localhost/x', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    duplex: 'half',
  } as RequestInit);
}

async function codeOf(request: Request): Promise<string> {
  const read = await readBody(request, schema);
  return read.ok ? 'ok' : read.error.code;
}

describe('request body', () => {
  it('reads JSON', async () => {
    expect(await readBody(post('{"name":"a"}', 'application/json; charset=utf-8'), schema)).toEqual(
      {
        ok: true,
        value: { name: 'a' },
      },
    );
  });

  it('says where the input is wrong', async () => {
    const read = await readBody(post('{"name":1}'), schema);
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'invalid_input', details: [{ path: 'name' }] },
    });
  });

  it.each([
    ['{"name":"a","more":1}', 'invalid_input'],
    ['{"name":{"$ne":null}}', 'invalid_input'],
    ['{"name":"a","inner":{"x":[{"$where":"1"}]}}', 'invalid_input'],
    ['{"name":"a","inner":{"__proto__":{"isAdmin":true}}}', 'invalid_input'],
    ['{"name":"a","inner":[{"constructor":{}}]}', 'invalid_input'],
    ['{"name":', 'invalid_json'],
    ['', 'invalid_json'],
  ])('refuses %s', async (text, code) => {
    expect(await codeOf(post(text))).toBe(code);
  });

  it('stands nesting as deep as a body can be', async () => {
    const deep = '['.repeat(60_000) + ']'.repeat(60_000);
    expect(await codeOf(post(`{"name":"a","inner":${deep}}`))).toBe('ok');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'refuses the type %j',
    async (type) => {
      expect(await codeOf(post('{"name":"a"}', type))).toBe('unsupported_media_type');
    },
  );

  it('stops reading a body that is too large, whatever its length claims', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    expect(await codeOf(post(endless))).toBe('body_too_large');
    expect(pulled).toBeLessThan(2 * productLimits.requestBodyBytes);
  });
});

describe('query', () => {
  const query = z.strictObject({ after: z.string().optional() });
  const read = (search: string) => readQuery(new Request(`http://localhost/x${search}`), query);

  it('is judged as strictly', () => {
    expect(read('?after=x')).toEqual({ ok: true, value: { after: 'x' } });
    expect(read('?after[$ne]=x').ok).toBe(false);
    expect(read('?after=x&after=y').ok).toBe(false);
  });
});
