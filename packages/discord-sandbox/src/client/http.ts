import type { z } from 'zod';
import { type ControlError, controlErrorSchema } from '../control/contract.ts';

/** The sandbox said no: the person could not have done that either. */
export class SandboxRefusal extends Error {
  readonly status: number;
  readonly code: ControlError['error']['code'] | undefined;

  constructor(status: number, code: SandboxRefusal['code'], message: string) {
    super(message);
    this.name = 'SandboxRefusal';
    this.status = status;
    this.code = code;
  }
}

export type Http = ReturnType<typeof openHttp>;

/** Calls of the control API at `<url>/_sandbox`; each throws a {@link SandboxRefusal} on a "no". */
export function openHttp(url: string) {
  const base = `${url.replace(/\/$/, '')}/_sandbox`;

  async function send(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${base}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    const text = await response.text();
    const refused = controlErrorSchema.safeParse(json(text));
    throw refused.success
      ? new SandboxRefusal(response.status, refused.data.error.code, refused.data.error.message)
      : new SandboxRefusal(response.status, undefined, `${method} ${path}: ${text}`);
  }

  return {
    base,
    /** Answers with what the schema reads from the body. */
    async call<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
      const response = await send(method, path, body);
      return schema.parse(await response.json());
    },
    /** For calls that answer 204. */
    async run(method: string, path: string, body?: unknown): Promise<void> {
      const response = await send(method, path, body);
      await response.body?.cancel();
    },
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
