import { type Document, deserialize, serialize } from 'bson';
import { CommandError } from '../errors.ts';

/**
 * OP_MSG and the two legacy opcodes that drivers still open a conversation with.
 * @see https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
 */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const KNOWN_REQUIRED_FLAGS = CHECKSUM_PRESENT | MORE_TO_COME;

export const HEADER_BYTES = 16;

export interface Request {
  requestId: number;
  legacy: boolean;
  /** The client wants no answer (unacknowledged writes). */
  silent: boolean;
  /** The command with its document sequences folded in as arrays. */
  command: Document;
}

/** Longs that fit are numbers, binaries stay typed, `undefined` never appears. */
const bsonOptions = { promoteLongs: true, promoteValues: true, promoteBuffers: false } as const;

/** Reads one whole message, header included. Throws CommandError for what can't be read. */
export function parseMessage(bytes: Buffer): Request {
  const requestId = bytes.readInt32LE(4);
  const opCode = bytes.readInt32LE(12);
  if (opCode === OP_MSG) return { requestId, legacy: false, ...parseOpMsg(bytes) };
  if (opCode === OP_QUERY) {
    return { requestId, legacy: true, silent: false, command: parseOpQuery(bytes) };
  }
  throw new CommandError('ProtocolError', `Opcode ${opCode} is not supported; use OP_MSG.`);
}

function parseOpMsg(bytes: Buffer): { silent: boolean; command: Document } {
  const flags = bytes.readUInt32LE(HEADER_BYTES);
  if ((flags & 0xffff & ~KNOWN_REQUIRED_FLAGS) !== 0) {
    throw new CommandError('ProtocolError', `Unknown required flag bits ${flags & 0xffff}.`);
  }
  const end = bytes.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  let command: Document | undefined;
  const sequences: [string, Document[]][] = [];
  for (let at = HEADER_BYTES + 4; at < end; ) {
    const kind = bytes.readUInt8(at);
    const size = bytes.readInt32LE(at + 1);
    if (size < 5 || at + 1 + size > end)
      throw new CommandError('InvalidLength', 'A section has a wrong length.');
    const section = bytes.subarray(at + 1, at + 1 + size);
    if (kind === 0) command = deserialize(section, bsonOptions);
    else if (kind === 1) sequences.push(parseSequence(section));
    else throw new CommandError('ProtocolError', `Unknown section kind ${kind}.`);
    at += 1 + size;
  }
  if (!command) throw new CommandError('ProtocolError', 'The message has no body section.');
  for (const [name, documents] of sequences) command[name] = documents;
  return { silent: (flags & MORE_TO_COME) !== 0, command };
}

function parseSequence(section: Buffer): [string, Document[]] {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new CommandError('InvalidLength', 'A document sequence has no name.');
  const documents: Document[] = [];
  for (let at = nameEnd + 1; at < section.length; ) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) {
      throw new CommandError('InvalidLength', 'A document in a sequence has a wrong length.');
    }
    documents.push(deserialize(section.subarray(at, at + size), bsonOptions));
    at += size;
  }
  return [section.toString('utf8', 4, nameEnd), documents];
}

/** Only `<db>.$cmd` queries, that is: the handshake. */
function parseOpQuery(bytes: Buffer): Document {
  const nameStart = HEADER_BYTES + 4;
  const nameEnd = bytes.indexOf(0, nameStart);
  const name = bytes.toString('utf8', nameStart, nameEnd);
  if (!name.endsWith('.$cmd')) {
    throw new CommandError('CommandNotSupported', 'OP_QUERY is supported for the handshake only.');
  }
  const command = deserialize(bytes.subarray(nameEnd + 9), bsonOptions);
  return { ...command, $db: name.slice(0, -'.$cmd'.length) };
}

let nextRequestId = 1;

/** The answer to a request, in the opcode that its asker expects. */
export function encodeReply(
  request: Pick<Request, 'requestId' | 'legacy'>,
  body: Document,
): Buffer {
  const document = serialize(body, { ignoreUndefined: true });
  const prefixBytes = request.legacy ? 20 : 5;
  const message = Buffer.alloc(HEADER_BYTES + prefixBytes + document.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(nextRequestId, 4);
  nextRequestId = (nextRequestId + 1) & 0x7fffffff;
  message.writeInt32LE(request.requestId, 8);
  message.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  // OP_REPLY: flags, cursor id (8), start, count. OP_MSG: flags, section kind 0.
  if (request.legacy) message.writeInt32LE(1, HEADER_BYTES + 16);
  message.set(document, HEADER_BYTES + prefixBytes);
  return message;
}
