import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import * as mini from 'zod/mini';
import { routes } from '../src/rest/register.ts';
import { operationKey, readDescription } from './description.ts';
import { type Json, type Perform, performEveryOperation } from './every-operation.ts';
import { asBot, channelId, testSandbox, token } from './start.ts';

/**
 * Every operation is performed and judged by Discord's own description: what it is sent, what it
 * answers, and whether it refuses what the description refuses. The README's table is what came out.
 */

/** Whose only answer here is a refusal, see below. */
const alwaysRefused = new Set(['POST /channels/:channelId/messages/:messageId/crosspost']);

interface Verdict {
  answer: boolean;
  /** Bodies that the description refuses, and of these the ones refused here. */
  wrongBodies: number;
  refused: number;
  takesBody: boolean;
}

const described = readDescription();

test('the README tells what became of every operation', async () => {
  const sandbox = await testSandbox({ limits: { globalPerSecond: 1e6 } });
  const verdicts = new Map<string, Verdict>();
  const problems: string[] = [];

  const send = (method: string, url: string, authorization: string, body?: unknown) => {
    // Each call in its own time: this is about shapes, not limits. An interaction has three seconds.
    const pause = method === 'PATCH' ? 10 * 60_000 : 5000;
    if (!url.startsWith('/interactions')) sandbox.world.clock.shift(pause);
    return fetch(`${sandbox.url}/api/v10${url}`, {
      method,
      headers: {
        ...(authorization ? { authorization } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  };

  const perform: Perform = async (method, path, params = {}, more = {}) => {
    const operation = described.get(operationKey(method, path));
    const name = `${method} ${path}`;
    if (!operation) throw new Error(`Discord has no ${name}`);
    const { body, query = '', auth = `Bot ${token}` } = more;
    const url =
      path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? '')) + query;

    const wrong = operation.request ? wrongBodies(body, operation.request) : [];
    let refused = 0;
    for (const one of wrong) {
      const answer = await send(method, url, auth, one);
      const { code } = (await answer.json().catch(() => ({}))) as { code?: number };
      if (answer.status === 400 && code === 50035) refused += 1;
      else problems.push(`${name} takes ${JSON.stringify(one)} (${answer.status} ${code})`);
    }
    if (body !== undefined && !operation.request) problems.push(`${name} takes no body`);
    if (body !== undefined && operation.request && !fitsRequest(operation.request, body)) {
      problems.push(`${name} was not sent what Discord takes`);
    }

    const answer = await send(method, url, auth, body);
    const json: unknown = answer.status === 204 ? undefined : await answer.json();
    const schema = operation.responses.get(answer.status);
    const problem = misfit(schema, json);
    if (problem) problems.push(`${name} answers ${answer.status}: ${problem}`);
    const before = verdicts.get(name);
    verdicts.set(name, {
      answer: !problem && before?.answer !== false,
      wrongBodies: wrong.length + (before?.wrongBodies ?? 0),
      refused: refused + (before?.refused ?? 0),
      takesBody: body !== undefined,
    });
    return (json ?? {}) as Json;
  };

  await performEveryOperation(sandbox, perform);
  expect(problems).toEqual([]);
  const names = routes.map(({ method, path }) => `${method} ${path}`);
  expect(names.filter((name) => !verdicts.has(name) && !alwaysRefused.has(name))).toEqual([]);

  const readme = new URL('../README.md', import.meta.url);
  const text = readFileSync(readme, 'utf8');
  await expect(
    text.replace(/(?<=\n)\| operation \|[\s\S]*?(?=\n\n|\n*$)/, tableOf(verdicts)),
  ).toMatchFileSnapshot('../README.md');
});

/** How an answer differs from what is described for its status; empty when it does not. */
function misfit(schema: mini.ZodMiniType | null | undefined, json: unknown): string {
  if (schema === undefined) return `not a status for this: ${JSON.stringify(json)}`;
  if (schema === null) return json === undefined ? '' : 'a body where none is due';
  const { error } = mini.safeParse(schema, json);
  return error ? z.prettifyError(error) : '';
}

/** Permissions are texts of digits on the wire, and whole numbers in the description. */
function fitsRequest(schema: mini.ZodMiniType, body: unknown): boolean {
  const bits = new Set(['allow', 'deny', 'permissions']);
  const json = JSON.stringify(body);
  const read: unknown = JSON.parse(json, (key, value) =>
    bits.has(key) && typeof value === 'string' ? Number(value) : value,
  );
  return mini.safeParse(schema, read).success;
}

/** The body with each field in turn made what the description says it can't be. */
function wrongBodies(body: unknown, schema: mini.ZodMiniType): unknown[] {
  if (body === undefined) return [];
  const one = (Array.isArray(body) ? body[0] : body) as Json;
  return Object.keys(one)
    .map((field) => {
      const wrong = { ...one, [field]: { not: 'this' } };
      return Array.isArray(body) ? [wrong] : wrong;
    })
    .filter((wrong) => !fitsRequest(schema, wrong));
}

function tableOf(verdicts: Map<string, Verdict>): string {
  const rows = routes.map(({ method, path }) => {
    const name = `${method} ${path}`;
    const verdict = verdicts.get(name);
    if (alwaysRefused.has(name))
      return `| \`${name}\` | no body | refused, as Discord refuses outside announcements | yes |`;
    if (!verdict) return `| \`${name}\` | | | no |`;
    const { answer, takesBody, wrongBodies, refused } = verdict;
    const request = takesBody ? `${refused} of ${wrongBodies} wrong fields refused` : 'no body';
    return `| \`${name}\` | ${request} | ${answer ? 'fits' : 'does not fit'} | yes |`;
  });
  return ['| operation | request | answer | tested |', '|---|---|---|---|', ...rows.sort()].join(
    '\n',
  );
}

test('a message is not published outside announcements', async () => {
  const sandbox = await testSandbox();
  const general = channelId(sandbox, 'general');
  const sent = await asBot(sandbox, 'POST', `/channels/${general}/messages`, { content: 'News' });
  const { id } = (await sent.json()) as Json;
  const answer = await asBot(sandbox, 'POST', `/channels/${general}/messages/${id}/crosspost`);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({
    message: 'Cannot execute action on this channel type',
    code: 50024,
  });
});

test('every operation here exists on Discord', () => {
  const invented = routes
    .map(({ method, path }) => operationKey(method, path))
    .filter((operation) => !described.has(operation));
  expect(invented).toEqual([]);
});
