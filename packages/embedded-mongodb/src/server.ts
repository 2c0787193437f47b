import { createServer, type Socket } from 'node:net';
import { ChangeLog } from './changes/log.ts';
import { FailPoints } from './commands/fail-points.ts';
import { answerCommand } from './commands/table.ts';
import { Cursors } from './cursors.ts';
import { AnsweredWrites } from './sessions/answered-writes.ts';
import { Catalog } from './storage/catalog.ts';
import { OpenError, openFile } from './storage/file.ts';
import { WriteQueue } from './storage/write-queue.ts';
import { startExpiry } from './ttl.ts';
import { serveConnection } from './wire/connection.ts';

export interface ServerOptions {
  /** The one file that holds everything, or `:memory:`. */
  path: string;
  /** 0 (the default) takes a free port. */
  port?: number;
  /** Loopback unless you know better: there is no authentication. */
  host?: string;
  /** Offers `configureFailPoint`, as mongod's `enableTestCommands`. */
  testCommands?: boolean;
  log?: (
    level: 'info' | 'warn' | 'error',
    message: string,
    details?: Record<string, unknown>,
  ) => void;
}

export interface RunningServer {
  /** What a client connects to. */
  uri: string;
  port: number;
  /** Answers what was accepted, checkpoints and closes the file. */
  close: () => Promise<void>;
}

/** Starts a server. Throws OpenError, with a sentence for a person, when the file or the port can't be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { path, port = 0, host = '127.0.0.1', log = () => undefined } = options;
  const file = openFile(path);
  const changes = new ChangeLog(file);
  const catalog = new Catalog(file, changes);
  const answered = new AnsweredWrites(file);
  const writes = new WriteQueue(file, {
    onRollback: () => {
      catalog.reload();
      changes.doubt();
    },
    beforeCommit: () => changes.trim(),
    onCommit: () => changes.announce(),
  });
  const failPoints = options.testCommands ? new FailPoints() : undefined;
  const cursors = new Cursors();
  const sockets = new Set<Socket>();
  const startedAt = new Date();
  const stopExpiry = startExpiry({ file, catalog, writes, answered }, (error) =>
    log('error', 'Expiry failed', { error: String(error) }),
  );
  let connections = 0;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    connections += 1;
    const context = {
      file,
      catalog,
      cursors,
      writes,
      changes,
      answered,
      failPoints,
      startedAt,
      connectionId: connections,
      me: addressOf(socket),
      client: {},
    };
    serveConnection(socket, {
      run: (command) => answerCommand(context, command),
      onProtocolError: (reason) =>
        log('warn', 'A connection was closed: its bytes are not MongoDB messages', { reason }),
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      file.close();
      reject(
        new OpenError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is taken by another program.`
            : `Can't listen on ${host}:${port} (${error.code}).`,
        ),
      );
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;

  return {
    uri: `mongodb://${host}:${actualPort}/?directConnection=true`,
    port: actualPort,
    close: async () => {
      stopExpiry();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      writes.flush();
      cursors.killAll();
      changes.announce();
      for (const socket of sockets) socket.end();
      setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, 200).unref();
      await closed;
      writes.flush();
      if (path !== ':memory:') file.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      file.close();
    },
  };
}

/** The address that a client reached us at is the one it can reach us at again. */
function addressOf(socket: Socket): string {
  const address = (socket.localAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  return `${address.includes(':') ? `[${address}]` : address}:${socket.localPort}`;
}
