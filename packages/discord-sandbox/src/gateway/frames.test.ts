import { constants, createInflate } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zlibStreamWriter } from './frames.ts';

/** Inflates frames of one stream as a client does; answers each frame's text. */
async function inflateAll(frames: Buffer[]): Promise<string[]> {
  const inflate = createInflate();
  const texts: string[] = [];
  let chunks: Buffer[] = [];
  inflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const frame of frames) {
    inflate.write(frame);
    await new Promise<void>((done) => inflate.flush(constants.Z_SYNC_FLUSH, done));
    texts.push(Buffer.concat(chunks).toString());
    chunks = [];
  }
  return texts;
}

test('zlib-stream: one frame a payload, each ending in the flush marker, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.string({ minLength: 1 }),
          fc.integer({ min: 20_000, max: 200_000 }).map((n) =>
            Math.sin(n)
              .toString()
              .repeat(n / 18),
          ),
        ),
        { minLength: 1, maxLength: 8 },
      ),
      async (payloads) => {
        const frames: Buffer[] = [];
        await new Promise<void>((done) => {
          const writer = zlibStreamWriter((frame) => {
            frames.push(frame as Buffer);
            if (frames.length === payloads.length) done();
          });
          for (const payload of payloads) writer.write(payload);
        });
        for (const frame of frames) {
          expect(frame.subarray(-4)).toEqual(Buffer.from([0x00, 0x00, 0xff, 0xff]));
        }
        expect(await inflateAll(frames)).toEqual(payloads);
      },
    ),
    { numRuns: 40 },
  );
});
