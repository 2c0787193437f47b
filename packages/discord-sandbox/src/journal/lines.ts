import { closeSync, openSync, readSync } from 'node:fs';

export interface Line {
  text: string;
  /** Offset in bytes of the first byte after the line. */
  end: number;
  /** False for a last line without its line feed: whoever wrote it was cut off. */
  complete: boolean;
}

const chunkBytes = 1 << 20;
const lineFeed = 0x0a;

/** Reads a text file line by line without holding all of it; nothing at all where there is no file. */
export function* readLines(path: string): Generator<Line> {
  const file = openIfThere(path);
  if (file === undefined) return;
  try {
    let rest: Buffer = Buffer.alloc(0);
    let offset = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkBytes);
      const length = readSync(file, chunk);
      if (length === 0) break;
      const data = Buffer.concat([rest, chunk.subarray(0, length)]);
      let start = 0;
      for (let at = data.indexOf(lineFeed); at !== -1; at = data.indexOf(lineFeed, start)) {
        offset += at + 1 - start;
        yield { text: data.toString('utf8', start, at), end: offset, complete: true };
        start = at + 1;
      }
      rest = data.subarray(start);
    }
    if (rest.length > 0) {
      yield { text: rest.toString('utf8'), end: offset + rest.length, complete: false };
    }
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
