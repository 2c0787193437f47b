import type { Readiness } from '@fns/contracts/bot-api';
import type { Connection } from '@fns/db/connect';
import { type Client, Status } from 'discord.js';

const databasePatienceMs = 1500;

/** Whether the bot can serve: every shard is connected, the database answers, nobody asked it to stop. */
export async function readiness(
  client: Client,
  database: Connection,
  stopping: boolean,
): Promise<Readiness> {
  if (stopping) {
    return { ready: false, checks: { process: { ok: false, detail: 'Stopping.' } } };
  }
  const checks = { gateway: gatewayCheck(client), database: await databaseCheck(database) };
  return { ready: checks.gateway.ok && checks.database.ok, checks };
}

function gatewayCheck(client: Client) {
  if (!client.isReady()) return { ok: false, detail: 'Connecting to Discord.' };
  const away = client.ws.shards.filter((shard) => shard.status !== Status.Ready).size;
  if (away === 0) return { ok: true };
  return { ok: false, detail: `${away} of ${client.ws.shards.size} shards are reconnecting.` };
}

async function databaseCheck(database: Connection) {
  const ping = database.db?.command({ ping: 1 }, { timeoutMS: databasePatienceMs });
  const ok = await (ping ?? Promise.reject()).then(
    () => true,
    () => false,
  );
  return ok ? { ok } : { ok, detail: 'The database does not answer.' };
}
