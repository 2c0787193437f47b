import type { Api, ApiDeps } from '../api.ts';

/** The description of this API, made from the schemas that judge it, the first time someone asks. */
export function openapiGet(app: Api, deps: ApiDeps): void {
  let description: Promise<object> | undefined;
  const schema = { summary: 'This API as an OpenAPI description.' };
  app.get('/openapi.json', { schema }, async () => {
    const { describeApi } = await import('../describe-api.ts');
    description ??= describeApi(deps);
    return description;
  });
}
