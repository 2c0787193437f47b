import { buildWhatChanged } from '@fns/launcher/build';

/** Vitest's global set-up: every test of the whole system runs against one up-to-date build. */
export default async function buildOnce(): Promise<void> {
  await buildWhatChanged(['database', 'sandbox', 'bot', 'dashboard']);
}
