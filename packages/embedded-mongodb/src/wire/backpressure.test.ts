import { connect } from 'node:net';
import { serialize } from 'bson';
import { expect, it } from 'vitest';
import { startServer } from '../server.ts';

function message(requestId: number): Buffer {
  const body = serialize({ ping: 1, $db: 'admin', padding: 'x'.repeat(100_000) });
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(requestId, 4);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}

it('a client that sends without end is read no faster than it is answered', async () => {
  const server = await startServer({ path: ':memory:' });
  const socket = connect(server.port, '127.0.0.1');
  const count = 600;
  let answered = 0;
  let rest = Buffer.alloc(0);
  const all = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
        expect(rest.readInt32LE(8)).toBe(answered);
        rest = rest.subarray(rest.readInt32LE(0));
        answered += 1;
      }
      if (answered === count) resolve();
    });
  });
  for (let i = 0; i < count; i += 1) socket.write(message(i));
  // Every message is answered, in order: nothing is lost or stuck by holding back.
  await all;
  socket.destroy();
  await server.close();
});
