import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { serialize } from 'bson';
import { expect, it, vi } from 'vitest';
import { serveConnection } from './connection.ts';

const count = 600;

function message(requestId: number): Buffer {
  const body = serialize({ ping: 1, $db: 'admin', padding: 'x'.repeat(100_000) });
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(requestId, 4);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}

it('a client that sends without end is read no faster than it is answered', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const onProtocolError = vi.fn();
  const server = createServer((accepted) => {
    serveConnection(accepted, { run: () => held.then(() => ({ ok: 1 })), onProtocolError });
  });
  const accepting = once(server, 'connection') as Promise<[Socket]>;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const client = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  const answers = countAnswers(client);
  const [accepted] = await accepting;

  const sent = Array.from({ length: count }, (_, requestId) => message(requestId));
  for (const each of sent) client.write(each);
  await vi.waitFor(() => expect(accepted.isPaused()).toBe(true));
  // Far less than all of it has come in, and more does not come while nothing is answered.
  expect(accepted.bytesRead).toBeLessThan(Buffer.concat(sent).length / 2);

  release();
  await answers;
  expect(accepted.isPaused()).toBe(false);
  expect(onProtocolError).not.toHaveBeenCalled();
  client.destroy();
  server.close();
});

/** Settles when every message is answered, in the order in which they were sent. */
function countAnswers(client: Socket): Promise<void> {
  let answered = 0;
  let rest = Buffer.alloc(0);
  return new Promise((resolve, reject) => {
    client.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
        if (rest.readInt32LE(8) !== answered) reject(new Error(`answer ${answered} is missing`));
        rest = rest.subarray(rest.readInt32LE(0));
        answered += 1;
      }
      if (answered === count) resolve();
    });
  });
}
