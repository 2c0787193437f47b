import type { Document } from 'bson';
import {
  ClientSession,
  Collection,
  Db,
  GridFSBucket,
  MongoClient,
  type MongoClientOptions,
} from 'mongodb';
import { Skip } from './format.ts';

const commandEvents = ['commandStarted', 'commandSucceeded', 'commandFailed'] as const;
const poolEvents = [
  'connectionPoolCreated',
  'connectionPoolReady',
  'connectionPoolCleared',
  'connectionPoolClosed',
  'connectionCreated',
  'connectionReady',
  'connectionClosed',
  'connectionCheckOutStarted',
  'connectionCheckOutFailed',
  'connectionCheckedOut',
  'connectionCheckedIn',
] as const;
/** Never among a test's events, as the format says. */
const hidden = new Set(['configureFailPoint', 'saslStart', 'saslContinue', 'hello', 'isMaster']);

export interface SeenEvent {
  name: string;
  kind: 'command' | 'cmap';
  event: Document;
}

/** A client that remembers the events a test asked to observe. */
export interface ObservedClient {
  client: MongoClient;
  events: SeenEvent[];
  /** Every command that was sent, observed or not. */
  started: Document[];
  checkedOut: number;
}

/** What a test's operations work on, by the names it gave. */
export class Entities {
  readonly #uri: string;
  readonly #all = new Map<string, unknown>();
  readonly clients = new Map<string, ObservedClient>();
  readonly sessions = new Map<string, Document>();

  /** The runner's own client, whose commands no test observes. */
  readonly admin: MongoClient;

  constructor(uri: string, admin: MongoClient) {
    this.#uri = uri;
    this.admin = admin;
  }

  get(id: string): unknown {
    if (!this.#all.has(id)) throw new Error(`There is no entity ${id}.`);
    return this.#all.get(id);
  }

  set(id: string, value: unknown): void {
    this.#all.set(id, value);
  }

  session(id: string): ClientSession {
    const session = this.get(id);
    if (!(session instanceof ClientSession)) throw new Error(`${id} is no session.`);
    return session;
  }

  observed(id: string): ObservedClient {
    const found = this.clients.get(id);
    if (!found) throw new Error(`There is no client ${id}.`);
    return found;
  }

  async create(descriptions: Document[]): Promise<void> {
    for (const description of descriptions) {
      const [kind, options] = Object.entries(description)[0] as [string, Document];
      if (kind === 'client') await this.#createClient(options);
      else this.set(String(options.id), this.#create(kind, options));
    }
  }

  #create(kind: string, options: Document): unknown {
    switch (kind) {
      case 'database':
        return this.observed(options.client).client.db(
          options.databaseName,
          options.databaseOptions,
        );
      case 'collection': {
        const db = this.get(options.database);
        if (!(db instanceof Db)) throw new Error(`${options.database} is no database.`);
        return db.collection(options.collectionName, options.collectionOptions);
      }
      case 'session': {
        const { snapshotTime, ...sessionOptions } = (options.sessionOptions ?? {}) as Document;
        if (snapshotTime !== undefined) throw new Skip('snapshot reads are not offered');
        const session = this.observed(options.client).client.startSession(sessionOptions);
        this.sessions.set(options.id, session.id as Document);
        return session;
      }
      case 'bucket': {
        const db = this.get(options.database);
        if (!(db instanceof Db)) throw new Error(`${options.database} is no database.`);
        return new GridFSBucket(db, options.bucketOptions);
      }
      default:
        throw new Skip(`entities of kind ${kind} are not known to this runner`);
    }
  }

  async #createClient(options: Document): Promise<void> {
    if (options.autoEncryptOpts) throw new Skip('client-side encryption');
    const { serverApi } = options as { serverApi?: MongoClientOptions['serverApi'] };
    const uri = new URL(this.#uri);
    uri.search = new URLSearchParams(
      Object.entries((options.uriOptions ?? {}) as Document).map(
        ([name, value]): [string, string] => [name, String(value)],
      ),
    ).toString();
    const client = new MongoClient(uri.toString(), {
      monitorCommands: true,
      ...(serverApi ? { serverApi } : {}),
      serverSelectionTimeoutMS: 5_000,
      ...(options.uriOptions?.heartbeatFrequencyMS ? {} : { minHeartbeatFrequencyMS: 50 }),
    });
    const observed: ObservedClient = { client, events: [], started: [], checkedOut: 0 };
    const wanted = new Set((options.observeEvents ?? []) as string[]);
    const ignored = new Set([
      ...hidden,
      ...((options.ignoreCommandMonitoringEvents ?? []) as string[]),
    ]);
    for (const name of commandEvents) {
      client.on(name, (event: Document) => {
        if (name === 'commandStarted') observed.started.push(event.command as Document);
        if (ignored.has(event.commandName) || !wanted.has(`${name}Event`)) return;
        observed.events.push({ name: `${name}Event`, kind: 'command', event });
      });
    }
    for (const name of poolEvents) {
      client.on(name, (event: Document) => {
        if (name === 'connectionCheckedOut') observed.checkedOut += 1;
        if (name === 'connectionCheckedIn') observed.checkedOut -= 1;
        const spoken = name.replace(/^connectionPool/, 'pool');
        if (wanted.has(`${spoken}Event`))
          observed.events.push({ name: `${spoken}Event`, kind: 'cmap', event });
      });
    }
    await client.connect();
    this.clients.set(options.id, observed);
    this.set(options.id, client);
  }

  async close(): Promise<void> {
    for (const entity of this.#all.values()) {
      if (entity instanceof ClientSession) await entity.endSession().catch(() => undefined);
    }
    for (const { client } of this.clients.values()) await client.close();
  }
}

export function asCollection(value: unknown): Collection {
  if (!(value instanceof Collection)) throw new Error('This operation is for a collection.');
  return value;
}
