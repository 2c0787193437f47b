import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFiles } from '../src/files.ts';

/** A file server that answers as its path says. */
let server: Server;
let origin: string;
let asked = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    const [, status = '200', body = ''] = (request.url ?? '').split('/');
    const length = String(Buffer.byteLength(body));
    const redirect = status === '302' ? { location: `${origin}/200/inside` } : {};
    response.writeHead(Number(status), {
      'content-type': 'text/plain',
      'content-length': length,
      ...redirect,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const files = (options = {}) => createFiles({ cdnUrl: `${origin}/cdn`, ...options });

describe('attachments’ bytes', () => {
  it('stream from the configured file server', async () => {
    const opened = await files().open(`${origin}/200/hello`);
    if (!opened.ok) throw new Error(opened.error.message);
    const chunks: Uint8Array[] = [];
    for await (const chunk of opened.value.body) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('hello');
    expect(opened.value.contentType).toBe('text/plain');
  });

  it.each([
    [403, 'attachment_not_found'],
    [404, 'attachment_not_found'],
    [410, 'attachment_not_found'],
    [302, 'attachment_not_found'],
    [429, 'discord_unavailable'],
    [503, 'discord_unavailable'],
  ])('answer %i: %s', async (status, code) => {
    expect(await files().open(`${origin}/${status}/x`)).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it('follow no redirect', async () => {
    const before = asked;
    await files().open(`${origin}/302/x`);
    expect(asked).toBe(before + 1);
  });

  it('are not begun when they are too large', async () => {
    const opened = await files({ maxBytes: 4 }).open(`${origin}/200/hello`);
    expect(opened).toMatchObject({ ok: false, error: { code: 'body_too_large' } });
  });

  it.each([
    'http://127.0.0.1:1/200/x',
    'http://169.254.169.254/latest/meta-data',
    'http://cdn.discordapp.com/attachments/1/2/x.png',
    'https://cdn.discordapp.com.evil.example/x.png',
    'https://cdn.discordapp.com@evil.example/x.png',
    'file:///etc/passwd',
    'not a link',
  ])('never come from %s', async (url) => {
    let called = false;
    const spy = async () => {
      called = true;
      return new Response('x');
    };
    const opened = await files({ fetch: spy }).open(url);
    expect(opened).toMatchObject({ ok: false, error: { code: 'attachment_not_found' } });
    expect(called).toBe(false);
  });

  it('are worth another try when the server can’t be reached', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const url = `http://127.0.0.1:${port}/x`;
    const opened = await createFiles({ cdnUrl: url }).open(url);
    expect(opened).toMatchObject({ ok: false, error: { code: 'discord_unavailable' } });
  });
});
