import { once } from 'node:events';
import { connect } from 'node:net';
import { serialize } from 'bson';
import fc from 'fast-check';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../index.ts';

let server: RunningServer;
let client: MongoClient;
beforeAll(async () => {
  server = await startServer({ path: ':memory:' });
  client = await MongoClient.connect(server.uri);
});
afterAll(async () => {
  await client.close();
  await server.close();
});

/** Sends bytes on a connection of their own and waits until the server closes it or says something. */
async function send(bytes: Uint8Array): Promise<Buffer> {
  const socket = connect(server.port, '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', (data) => received.push(data));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.end(bytes);
  await once(socket, 'close');
  return Buffer.concat(received);
}

function frame(opCode: number, body: Uint8Array, length = 16 + body.length): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(opCode, 12);
  return Buffer.concat([head, body]);
}

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};

const opMsg = (...sections: Uint8Array[]) => frame(2013, Buffer.concat([int32(0), ...sections]));
const body = (document: object) => Buffer.concat([Buffer.from([0]), serialize(document)]);
const ping = body({ ping: 1, $db: 'admin' });

/** A document nested deeper than any stack is. */
function bottomless(depth: number): Buffer {
  const open = depth * 7;
  const bytes = Buffer.alloc(open + 5 + depth);
  for (let level = 0; level < depth; level += 1) {
    bytes.writeInt32LE(bytes.length - level * 8, level * 7);
    bytes.writeUInt8(3, level * 7 + 4);
    bytes.write('a\0', level * 7 + 5);
  }
  bytes.writeInt32LE(5, open);
  return bytes;
}

const bad: [string, Buffer][] = [
  ['a negative length', frame(2013, ping, -1)],
  ['a length of nothing', frame(2013, ping, 0)],
  ['a length below the header', frame(2013, ping, 15)],
  ['a length of two gigabytes', frame(2013, ping, 0x7fffffff)],
  ['no body', frame(2013, Buffer.alloc(0))],
  ['no section', opMsg()],
  ['a section that is cut off', opMsg(ping.subarray(0, 9))],
  ['a section longer than the message', opMsg(Buffer.concat([Buffer.from([0]), int32(4000)]))],
  ['a section of a negative length', opMsg(Buffer.concat([Buffer.from([0]), int32(-5)]))],
  ['an unknown section', opMsg(Buffer.concat([Buffer.from([9]), int32(5), Buffer.from([0])]))],
  ['an unknown required flag', frame(2013, Buffer.concat([int32(1 << 5), ping]))],
  ['an unknown opcode', frame(4242, ping)],
  ['a compressed message', frame(2012, ping)],
  [
    'a query that is no handshake',
    frame(2004, Buffer.concat([int32(0), Buffer.from('a.b\0'), int32(0), int32(1)])),
  ],
  [
    'a query without an end of its name',
    frame(2004, Buffer.concat([int32(0), Buffer.from('admin')])),
  ],
  [
    'a sequence with a document of four gigabytes',
    opMsg(ping, Buffer.concat([Buffer.from([1]), int32(4 + 2 + 4), Buffer.from('a\0'), int32(-1)])),
  ],
  [
    'a sequence without a name',
    opMsg(ping, Buffer.concat([Buffer.from([1]), int32(6), Buffer.from('ab')])),
  ],
  [
    'garbage for a document',
    opMsg(Buffer.concat([Buffer.from([0]), int32(12), Buffer.alloc(8, 0xff)])),
  ],
  ['a bottomless document', opMsg(Buffer.concat([Buffer.from([0]), bottomless(500_000)]))],
  ['a command without a name', opMsg(body({}))],
  ['a command whose name is a number', opMsg(body({ 1: 1 }))],
  ['documents that are no list', opMsg(body({ insert: 'x', documents: 5, $db: 'test' }))],
  ['updates that are null', opMsg(body({ update: 'x', updates: null, $db: 'test' }))],
  ['a filter that is a text', opMsg(body({ find: 'x', filter: 'all', $db: 'test' }))],
  [
    'a pipeline that is a number',
    opMsg(body({ aggregate: 'x', pipeline: 3, cursor: {}, $db: 'test' })),
  ],
  ['a giant limit', opMsg(body({ find: 'x', limit: 9e15, batchSize: -4, $db: 'test' }))],
  ['a collection named like a prototype', opMsg(body({ find: '__proto__', $db: '__proto__' }))],
];

describe('bytes that are no proper message', () => {
  it.each(bad)('%s: the process stays', async (_name, bytes) => {
    await send(bytes);
    expect(await client.db('test').command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  it('answers a proper one between them', async () => {
    expect((await send(opMsg(ping))).includes(Buffer.from('ok'))).toBe(true);
  });

  it('takes a message that comes byte by byte', async () => {
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.setNoDelay(true);
    for (const byte of opMsg(ping)) socket.write(Buffer.from([byte]));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.readInt32LE(8)).toBe(7);
    socket.destroy();
  });

  it('survives whatever bytes', async () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...bad.map(([, bytes]) => bytes.subarray(0, 300)), opMsg(ping)),
        fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
      )
      .map(([bytes, changes]) => {
        const copy = Buffer.from(bytes);
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
        return copy;
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), async (bytes) => {
        await send(bytes);
      }),
      { numRuns: 200, seed: 20_261_124 },
    );
    expect(await client.db('test').command({ ping: 1 })).toMatchObject({ ok: 1 });
  });
});
