import { describe, expect, test } from 'vitest';
import { sandboxClient } from '../src/client/index.ts';
import { channelId, testSandbox } from './start.ts';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function upload(name: string, base64: string) {
  const sandbox = await testSandbox();
  const ada = sandboxClient(sandbox.url).user('ada');
  const files = [{ name, base64 }];
  const message = await ada.say(channelId(sandbox, 'general'), '', { files });
  const attachment = message.attachments[0];
  if (!attachment) throw new Error('no attachment');
  return { sandbox, ada, message, attachment };
}

describe('an attachment', () => {
  test('is read through its link, with its type and size', async () => {
    const { attachment } = await upload('a picture.png', pixel);
    expect(attachment).toMatchObject({
      filename: 'a_picture.png',
      content_type: 'image/png',
      size: 70,
      width: 1,
      height: 1,
    });
    const answer = await fetch(attachment.url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(pixel);
  });

  test('is gone after a day, until its message gives a new link', async () => {
    const { sandbox, ada, message, attachment } = await upload('a.png', pixel);
    sandbox.world.clock.shift(24 * 3_600_000 - 60_000);
    expect((await fetch(attachment.url)).status).toBe(200);
    sandbox.world.clock.shift(120_000);
    expect((await fetch(attachment.url)).status).toBe(404);
    const again = (await ada.messages(message.channel_id)).find(({ id }) => id === message.id);
    expect((await fetch(again?.attachments[0]?.url ?? '')).status).toBe(200);
  });

  test('cannot be had without the signature, nor with one for another file', async () => {
    const { sandbox, ada, message, attachment } = await upload('a.png', pixel);
    const url = new URL(attachment.url);
    const other = await ada.say(message.channel_id, '', {
      files: [{ name: 'b.png', base64: pixel }],
    });
    const foreign = new URL(other.attachments[0]?.url ?? '');
    const later = new URL(url);
    later.searchParams.set('ex', 'ffffffff');
    for (const forged of [
      `${sandbox.url}${url.pathname}`,
      `${sandbox.url}${url.pathname}${foreign.search}`,
      later,
    ]) {
      expect((await fetch(forged)).status).toBe(404);
    }
  });

  test('that could run in a browser is handed out for saving only', async () => {
    const { attachment } = await upload('x.html', Buffer.from('<script>').toString('base64'));
    const answer = await fetch(attachment.url);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('of more than 10 MiB is refused', async () => {
    const large = Buffer.alloc(10 * 1024 * 1024 + 1).toString('base64');
    await expect(upload('large.bin', large)).rejects.toThrow('10 MiB');
  });
});

test('everybody has a picture', async () => {
  const sandbox = await testSandbox();
  const state = await sandboxClient(sandbox.url).user('ada').state();
  const urls = [
    ...state.people.map(({ avatarUrl }) => avatarUrl),
    ...state.guilds.map(({ iconUrl }) => iconUrl),
    ...state.guilds.flatMap(({ emojis }) => emojis.map(({ url }) => url)),
    `${sandbox.url}/cdn/embed/avatars/3.png`,
  ];
  for (const url of urls) {
    const answer = await fetch(url);
    expect([url, answer.status, answer.headers.get('content-type')]).toEqual([
      url,
      200,
      'image/svg+xml',
    ]);
  }
});
