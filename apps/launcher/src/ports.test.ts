import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { requireFreePorts } from './ports.ts';

describe('requireFreePorts', () => {
  it('names the taken port, its use and the way out', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const ports = [{ port, variable: 'PORT', use: 'the dashboard' }];
    await expect(requireFreePorts(ports)).rejects.toThrow(
      `port ${port} (the dashboard, set by PORT). Stop it, or choose another port: PORT=${port + 1} npm start`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(requireFreePorts(ports)).resolves.toBeUndefined();
  });

  it('refuses one port for two parts', async () => {
    await expect(
      requireFreePorts([
        { port: 4000, variable: 'PORT', use: 'a' },
        { port: 4000, variable: 'BOT_API_PORT', use: 'b' },
      ]),
    ).rejects.toThrow(/two parts at once/);
  });
});
