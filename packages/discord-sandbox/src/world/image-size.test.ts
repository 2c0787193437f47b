import { describe, expect, test } from 'vitest';
import { imageSize } from './image-size.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))));

describe('the size of a picture', () => {
  test('PNG', () => {
    const png = bytes([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 44, 0, 0, 0, 200]);
    expect(imageSize(png)).toEqual({ width: 300, height: 200 });
  });
  test('GIF', () => {
    expect(imageSize(bytes('GIF89a', [0x2c, 1, 200, 0]))).toEqual({ width: 300, height: 200 });
  });
  test('JPEG, behind other segments', () => {
    const app = [0xff, 0xe0, 0, 4, 1, 2];
    const frame = [0xff, 0xc2, 0, 17, 8, 0, 200, 1, 44, 3];
    expect(imageSize(bytes([0xff, 0xd8, ...app, ...frame]))).toEqual({ width: 300, height: 200 });
  });
  test('WebP, lossless', () => {
    const packed = (299 | (199 << 14)) >>> 0;
    const size = [packed & 255, (packed >> 8) & 255, (packed >> 16) & 255, packed >>> 24];
    const webp = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0], [0x2f], size);
    expect(imageSize(webp)).toEqual({ width: 300, height: 200 });
  });
  test('nothing for text, nor for a picture cut off in its header', () => {
    expect(imageSize(bytes('hello, I am only a text'))).toBeNull();
    expect(imageSize(bytes([0x89], 'PNG\r\n'))).toBeNull();
    expect(imageSize(new Uint8Array())).toBeNull();
  });
});
