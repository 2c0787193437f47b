import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of attachments, by attachment id. Written before the call that brought them answers. */
export interface Blobs {
  put(id: string, bytes: Uint8Array): void;
  get(id: string): Uint8Array | undefined;
  delete(id: string): void;
}

export function memoryBlobs(): Blobs {
  const held = new Map<string, Uint8Array>();
  return {
    put: (id, bytes) => void held.set(id, bytes),
    get: (id) => held.get(id),
    delete: (id) => void held.delete(id),
  };
}

/** One file each in `folder`. */
export function folderBlobs(folder: string): Blobs {
  mkdirSync(folder, { recursive: true });
  const path = (id: string) => join(folder, `${id}.bin`);
  return {
    put: (id, bytes) => writeFileSync(path(id), bytes),
    get(id) {
      try {
        return readFileSync(path(id));
      } catch {
        return undefined;
      }
    },
    delete: (id) => rmSync(path(id), { force: true }),
  };
}
