import Fastify from 'fastify';
import { registerCdn } from './cdn/register-cdn.ts';
import { registerControl } from './control/register.ts';
import { gatewayFaults } from './faults/gateway-faults.ts';
import { registerClock } from './faults/register-clock.ts';
import { registerFaults } from './faults/register-faults.ts';
import { restFaults } from './faults/rest-faults.ts';
import { strikeRest } from './faults/strike-rest.ts';
import { gatewayUrl } from './gateway/ready.ts';
import { registerGateway } from './gateway/register-gateway.ts';
import { registerLimits } from './limits/register-limits.ts';
import { registerOAuth2 } from './oauth2/register-oauth2.ts';
import { openWorld } from './open-world.ts';
import type { Sandbox, SandboxOptions } from './options.ts';
import { QuietRequests } from './request-log.ts';
import { createRecords } from './rest/records.ts';
import { registerRest } from './rest/register.ts';
import { registerWeb } from './web.ts';

/** Ten files of ten MiB in base64, with room for the rest of a message. */
const largestBodyBytes = 150 << 20;
/** Tokens of webhooks and interactions stand in paths. */
const longestParameter = 1024;

/**
 * Starts a local Discord on one port: REST, gateway, OAuth2, CDN, the control API and the web client.
 * Answers once it listens.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { world, close: closeWorld } = openWorld(options);
  const { host = '127.0.0.1' } = options;
  const app = Fastify({
    ...(options.log ? { loggerInstance: options.log } : {}),
    logController: new QuietRequests(),
    forceCloseConnections: true,
    bodyLimit: largestBodyBytes,
    routerOptions: { maxParamLength: longestParameter },
  });
  const records = createRecords();
  const onRest = restFaults();
  const onGateway = gatewayFaults();
  const gateway = registerGateway(app, world, onGateway, options.gateway);

  // The order of these is the order in which a request passes them: noted, struck, limited, done.
  registerRest(app, {
    world,
    records,
    gatewayUrl: () => gatewayUrl(world),
    sessionStartLimit: gateway.sessionStartLimit,
  });
  strikeRest(app, onRest, records);
  registerLimits(app, world, options.limits);
  registerOAuth2(app, world);
  registerCdn(app, world);
  registerControl(app, { world, records, isOnline: gateway.isOnline });
  registerClock(app, world);
  registerFaults(app, { world, gateway, restFaults: onRest, gatewayFaults: onGateway });
  registerWeb(app, options.webRoot);

  await app.listen({ port: options.port ?? 0, host });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the sandbox has no port');
  world.origin = `http://${host}:${address.port}`;

  return {
    url: world.origin,
    port: address.port,
    world,
    close: async () => {
      gateway.close();
      await app.close();
      closeWorld();
    },
  };
}
