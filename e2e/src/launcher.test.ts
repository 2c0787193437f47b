import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchExpectingFailure, type Product, root, startProduct } from './product.ts';

/** `npm start` as a person at a terminal meets it. */
describe('npm start', () => {
  describe('when all is well', () => {
    let product: Product;
    beforeAll(async () => {
      product = await startProduct();
    });
    afterAll(() => product.dispose());

    it('prints the addresses and the demo people, and ends with the ready line', () => {
      const lines = product.output().trimEnd().split('\n');
      expect(lines.at(-1)).toBe('FNS Tickets is ready');
      expect(product.output()).toContain(product.dashboardUrl);
      expect(product.output()).toContain(product.sandboxUrl);
      for (const person of ['Ada', 'Sam', 'Olga']) expect(product.output()).toContain(person);
    });

    it('stops cleanly on Ctrl-C within 10 s, and starts again on the same data', async () => {
      const key = await product.apiKey();
      const { code, ms } = await product.interrupt();
      expect(code).toBe(0);
      expect(ms).toBeLessThan(10_000);
      await product.restart();
      expect(await product.apiKey()).toBe(key);
      const answer = await fetch(`${product.botUrl}/ready`);
      expect(answer.status).toBe(200);
    });

    it('keeps secrets out of the logs', async () => {
      const keys = JSON.parse(await readFile(join(product.dataDir, 'keys.json'), 'utf8'));
      const names = ['bot', 'dashboard', 'sandbox', 'database'];
      const logs = await Promise.all(
        names.map((name) => readFile(join(product.dataDir, 'logs', `${name}.log`), 'utf8')),
      );
      for (const secret of Object.values<string>(keys)) {
        expect(logs.join('\n') + product.output()).not.toContain(secret);
      }
    });
  });

  describe('refuses with one sentence and a non-zero exit', () => {
    it('when a port is taken', async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const { code, output } = await launchExpectingFailure({ BOT_API_PORT: String(port) });
      server.close();
      expect(code).toBe(1);
      expect(sentences(output)).toEqual([
        expect.stringMatching(`uses port ${port} \\(the bot API, set by BOT_API_PORT\\)`),
      ]);
    });

    it('when the data folder can not be written to', async () => {
      const { code, output } = await launchExpectingFailure({ FNS_DATA_DIR: '/dev/null/data' });
      expect(code).toBe(1);
      expect(sentences(output)).toEqual([expect.stringMatching(/data folder .* FNS_DATA_DIR/)]);
    });

    it('when there is no build and none may be made', async () => {
      const copy = await mkdtemp(join(tmpdir(), 'fns-unbuilt-'));
      try {
        await cp(join(root, 'apps/launcher'), join(copy, 'apps/launcher'), { recursive: true });
        await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
        const { code, output } = await launchExpectingFailure({ FNS_BUILD: 'never' }, copy);
        expect(code).toBe(1);
        expect(sentences(output)).toEqual([expect.stringMatching(/no build .* npm run build/)]);
      } finally {
        await rm(copy, { recursive: true, force: true });
      }
    });

    it('when a real Discord is configured without a key of its own', async () => {
      const { code, output } = await launchExpectingFailure({
        DISCORD_TOKEN: 'real.token.here',
        DISCORD_CLIENT_ID: '123456789012345678',
        DISCORD_CLIENT_SECRET: 'secret',
      });
      expect(code).toBe(1);
      expect(sentences(output)[0]).toMatch(/BOT_API_KEY must be set/);
    });
  });
});

function sentences(output: string): string[] {
  return output.trim().split('\n');
}
