import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { dashboardUrl } from './dashboard.ts';

const apiFolder = fileURLToPath(new URL('../app/api/', import.meta.url));
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type Method = (typeof methods)[number];

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** Folders below `app/api` that hold a `route.ts`. */
export async function apiRoutes(): Promise<string[]> {
  const files = await readdir(apiFolder, { recursive: true });
  return files.flatMap((file) =>
    /^(.+)\/route\.tsx?$/.exec(file)?.[1] ? [file.replace(/\/route\.tsx?$/, '')] : [],
  );
}

/** The methods that a route exports. */
export async function routeMethods(route: string): Promise<[Method, Handler][]> {
  const module = (await import(`${apiFolder}${route}/route.ts`)) as Partial<
    Record<Method, Handler>
  >;
  return methods.flatMap((method) => {
    const handler = module[method];
    return handler ? [[method, handler] as [Method, Handler]] : [];
  });
}

export interface RouteCall {
  method: Method;
  params?: Record<string, string>;
  cookie?: string | undefined;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Calls a route as Next would, from our own page unless `headers` say otherwise. */
export async function callRoute(route: string, call: RouteCall): Promise<Response> {
  const { method, params = {}, cookie, query = '', body, headers = {} } = call;
  const handler = (await routeMethods(route)).find(([name]) => name === method)?.[1];
  if (!handler) throw new Error(`${route} does not answer ${method}`);
  const path = route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => params[name] ?? '');
  const request = new Request(`${dashboardUrl}/api/${path}${query}`, {
    method,
    headers: {
      ...(method === 'GET' ? {} : { origin: dashboardUrl }),
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return handler(request, { params: Promise.resolve(params) });
}

/** The code of a refusal, or the status of anything else. */
export async function outcomeOf(response: Response): Promise<string | number> {
  if (response.ok) {
    await response.body?.cancel();
    return response.status;
  }
  const json = (await response.json()) as { error: { code: string } };
  return json.error.code;
}
