import type { Api } from '../api.ts';

/** The description of this API, made from the schemas that judge it, the first time someone asks. */
export function openapiGet(app: Api, describe: () => Promise<object>): void {
  let description: Promise<object> | undefined;
  const schema = { summary: 'This API as an OpenAPI description.' };
  app.get('/openapi.json', { schema }, () => {
    description ??= describe();
    return description;
  });
}
