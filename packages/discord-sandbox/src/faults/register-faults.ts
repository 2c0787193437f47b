import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Gateway } from '../gateway/register-gateway.ts';
import type { World } from '../world/world.ts';
import { type ArmedFaults, fault, type GatewayFault } from './contract.ts';
import type { GatewayFaults } from './gateway-faults.ts';
import { outages } from './outages.ts';
import type { RestFaults } from './rest-faults.ts';

export interface FaultDeps {
  world: World;
  gateway: Gateway;
  restFaults: RestFaults;
  gatewayFaults: GatewayFaults;
}

const invalid = (message: string) => ({ error: { code: 'INVALID', message } });

/** `/_sandbox/faults`: things that go wrong on demand. */
export function registerFaults(app: FastifyInstance, deps: FaultDeps): void {
  const { gateway, restFaults, gatewayFaults, world } = deps;
  const away = outages(world);

  /** A sentence when it can't be done. */
  function strikeGateway(one: GatewayFault): string | undefined {
    switch (one.kind) {
      case 'drop':
        for (const { link } of gateway.connections()) link.cut();
        return;
      case 'reconnect':
        for (const connection of gateway.connections()) connection.askToReconnect();
        return;
      case 'invalid':
        for (const connection of gateway.connections()) connection.invalidate(one.resumable);
        return;
      case 'silence':
        for (const { link } of gateway.connections()) link.silence(one.ms);
        return;
      case 'replay':
        gatewayFaults.addReplay(one);
        return;
      case 'reorder':
        gatewayFaults.addReorder(one);
        return;
      case 'guild-outage':
        return away.begin(one.guildId, one.ms) ? undefined : 'There is no guild with this id.';
    }
  }

  app.post('/_sandbox/faults', async (request, reply) => {
    const parsed = fault.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send(invalid(z.prettifyError(parsed.error)));
    const problem =
      'match' in parsed.data ? tryAdd(restFaults, parsed.data) : strikeGateway(parsed.data);
    if (problem) return reply.code(400).send(invalid(problem));
    return reply.code(204).send();
  });

  app.get(
    '/_sandbox/faults',
    async (): Promise<ArmedFaults> => ({
      faults: [...restFaults.armed(), ...gatewayFaults.armed(), ...away.armed()],
    }),
  );

  app.delete('/_sandbox/faults', async (_request, reply) => {
    restFaults.clear();
    gatewayFaults.clear();
    away.endAll();
    return reply.code(204).send();
  });
}

function tryAdd(faults: RestFaults, one: Parameters<RestFaults['add']>[0]): string | undefined {
  try {
    faults.add(one);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return `The path is not an expression: ${error.message}`;
    throw error;
  }
}
