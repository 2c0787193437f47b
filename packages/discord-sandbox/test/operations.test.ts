import { readFileSync } from 'node:fs';
import { pathsList } from 'discord-api-spec';
import { expect, test } from 'vitest';
import { routes } from '../src/rest/register.ts';

const anonymous = (path: string) => path.replace(/\{\w+\}|:\w+/g, '*');
const key = (method: string, path: string) => `${method.toUpperCase()} ${anonymous(path)}`;

const described = new Set(
  Object.entries(pathsList).flatMap(([method, paths]) => paths.map((path) => key(method, path))),
);

test('every operation here exists on Discord', () => {
  const invented = routes
    .map(({ method, path }) => key(method, path))
    .filter((operation) => !described.has(operation));
  expect(invented).toEqual([]);
});

test('the README lists the operations there are', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const listed = [...readme.matchAll(/^\| `(\w+)` \| `([^`]+)` \|$/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  const table = routes.map(({ method, path }) => `${method} ${path}`);
  expect(listed.sort()).toEqual(table.sort());
});
