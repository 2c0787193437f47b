// Loaded with --import into each process that `npm start` spawns. When the launcher is gone, even by
// SIGKILL, the channel closes and the child stops as if it had been asked to.
import process from 'node:process';

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

// With the launcher its pipes are gone too; a last log line must not cut the clean stop short.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
