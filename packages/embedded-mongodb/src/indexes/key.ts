import { Binary, type Decimal128, Long, ObjectId, Timestamp } from 'bson';

/**
 * An order-preserving encoding: comparing the bytes compares the values as MongoDB does across types.
 * Each field is a class byte and a payload that ends itself, so keys of several fields concatenate;
 * a descending field has all of its bytes inverted.
 * @see https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
const CLASS = {
  minKey: 0x01,
  null: 0x08,
  number: 0x10,
  string: 0x18,
  object: 0x20,
  array: 0x28,
  binary: 0x30,
  objectId: 0x38,
  boolean: 0x40,
  date: 0x48,
  timestamp: 0x50,
  regex: 0x58,
  maxKey: 0xf0,
} as const;

/** Encodes one field's value; `undefined` (missing) counts as null, as in MongoDB's indexes. */
export function encodeValue(value: unknown, descending = false): Buffer {
  const bytes = ascending(value);
  if (descending) for (let i = 0; i < bytes.length; i += 1) bytes[i] = ~(bytes[i] as number);
  return bytes;
}

/** The first and the last byte that a key of this value's type class can begin with: a range's natural ends. */
export function classBounds(value: unknown): { lower: Buffer; upper: Buffer } {
  const first = ascending(value)[0] as number;
  return { lower: Buffer.from([first]), upper: Buffer.from([first + 1]) };
}

function ascending(value: unknown): Buffer {
  if (value === undefined || value === null) return Buffer.from([CLASS.null]);
  switch (typeof value) {
    case 'number':
      return number(value, 0);
    case 'bigint':
      return integer(value);
    case 'string':
      return tagged(CLASS.string, text(value));
    case 'boolean':
      return Buffer.from([CLASS.boolean, value ? 1 : 0]);
    default:
      return ofObject(value as object);
  }
}

function ofObject(value: object): Buffer {
  if (value instanceof Date) return tagged(CLASS.date, signed64(BigInt(value.getTime())));
  if (value instanceof ObjectId) return tagged(CLASS.objectId, value.id);
  if (Array.isArray(value)) return list(CLASS.array, value.map(ascending));
  if (value instanceof Timestamp) return tagged(CLASS.timestamp, signed64(value.toBigInt()));
  if (value instanceof Long) return integer(value.toBigInt());
  if (value instanceof Binary) return binary(value);
  if (value instanceof RegExp)
    return tagged(CLASS.regex, text(`${value.source}\u0001${value.flags}`));
  const type = (value as { _bsontype?: string })._bsontype;
  if (type === 'Int32' || type === 'Double') return number(Number(value.valueOf()), 0);
  if (type === 'Decimal128') return number(Number((value as Decimal128).toString()), 0);
  if (type === 'MinKey') return Buffer.from([CLASS.minKey]);
  if (type === 'MaxKey') return Buffer.from([CLASS.maxKey]);
  const fields = Object.entries(value).map(([name, field]) =>
    Buffer.concat([ascending(field).subarray(0, 1), text(name), ascending(field)]),
  );
  return list(CLASS.object, fields);
}

/** A double's bits, flipped so that they sort; then what an integer has beyond the double (|x| ≥ 2^53). */
function number(value: number, remainder: number): Buffer {
  const bytes = Buffer.alloc(11);
  bytes[0] = CLASS.number;
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1);
  if (Number.isNaN(value)) bytes.fill(0, 1, 9);
  else if ((bytes[1] as number) & 0x80)
    for (let i = 1; i < 9; i += 1) bytes[i] = ~(bytes[i] as number);
  else bytes[1] = (bytes[1] as number) | 0x80;
  bytes.writeUInt16BE(remainder + 0x8000, 9);
  return bytes;
}

function integer(value: bigint): Buffer {
  const near = Number(value);
  return number(near, Number(value - BigInt(near)));
}

function signed64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value) ^ (1n << 63n));
  return bytes;
}

/** UTF-8 where 0x00 becomes 0x00 0xff, ended by 0x00 0x00: no text's key begins another's. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  if (!bytes.includes(0)) return Buffer.concat([bytes, Buffer.from([0, 0])]);
  const escaped: number[] = [];
  for (const byte of bytes) escaped.push(...(byte === 0 ? [0, 0xff] : [byte]));
  return Buffer.from([...escaped, 0, 0]);
}

/** Binary sorts by length, then subtype, then bytes. */
function binary(value: Binary): Buffer {
  const head = Buffer.alloc(6);
  head[0] = CLASS.binary;
  head.writeUInt32BE(value.length(), 1);
  head[5] = value.sub_type;
  return Buffer.concat([head, value.buffer.subarray(0, value.position)]);
}

function list(tag: number, parts: Buffer[]): Buffer {
  const body = parts.flatMap((part) => [Buffer.from([1]), part]);
  return Buffer.concat([Buffer.from([tag]), ...body, Buffer.from([0])]);
}

function tagged(tag: number, payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag]), payload]);
}
