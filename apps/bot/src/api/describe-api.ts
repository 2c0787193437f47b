import swagger from '@fastify/swagger';
import { errorBody } from '@fns/contracts/errors';
import { fastify } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ApiDeps } from './api.ts';
import { addRoutes } from './routes.ts';

/**
 * Adds the routes to a server that never listens, because the generator must be there before them
 * and would otherwise stay in memory for good.
 */
export async function describeApi(deps: ApiDeps): Promise<object> {
  const app = fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'FNS Tickets bot API',
        version: '1',
        description:
          'What the dashboard asks of the bot. Every refusal has the shape of the default response.',
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
    transform: (input) => {
      const described = jsonSchemaTransform(input);
      const refusal = z.toJSONSchema(errorBody, { unrepresentable: 'any' });
      const isOpen = input.url === '/health' || input.url === '/ready';
      return {
        ...described,
        schema: {
          ...described.schema,
          ...(isOpen ? { security: [] } : {}),
          response: {
            ...(described.schema.response as object | undefined),
            default: { description: 'A refusal.', ...refusal },
          },
        },
      };
    },
  });
  await app.register((scope, _options, done) => {
    addRoutes(scope.withTypeProvider<ZodTypeProvider>(), deps, () => Promise.resolve({}));
    done();
  });
  await app.ready();
  const description = app.swagger();
  await app.close();
  return description;
}
