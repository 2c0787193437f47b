import { z } from 'zod';
import type { LauncherEnv } from './env.ts';
import type { Plan } from './plan.ts';

const people = z.object({
  people: z.array(
    z.object({
      username: z.string(),
      displayName: z.string().nullish(),
      note: z.string().nullish(),
    }),
  ),
});

/** The table that is printed above the last line: where everything is, and who to sign in as. */
export async function welcomeTable(plan: Plan, env: LauncherEnv): Promise<string> {
  const rows: [string, string][] = [
    ['Dashboard', plan.dashboardUrl],
    ...(plan.sandboxUrl ? [['Discord sandbox', plan.sandboxUrl] as [string, string]] : []),
    ['Bot API', `http://127.0.0.1:${env.BOT_API_PORT}`],
    [
      'Database',
      plan.parts.includes('database')
        ? `mongodb://127.0.0.1:${env.EMBEDDED_MONGODB_PORT}`
        : 'from MONGODB_URI',
    ],
    ['Data and logs', plan.env.FNS_DATA_DIR ?? ''],
  ];
  const demo = plan.sandboxUrl ? await demoPeople(plan.sandboxUrl) : [];
  const all = [...rows, ...demo];
  const width = Math.max(...all.map(([name]) => name.length));
  const line = ([name, value]: [string, string]) => `  ${name.padEnd(width)}  ${value}`;
  return [
    '',
    ...rows.map(line),
    ...(demo.length > 0
      ? ['', '  Be one of these people, in the sandbox or at sign-in:', ...demo.map(line)]
      : []),
    '',
  ].join('\n');
}

async function demoPeople(sandboxUrl: string): Promise<[string, string][]> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/people`);
  const parsed = people.safeParse(await answer.json());
  if (!parsed.success) return [];
  return parsed.data.people.map(({ username, displayName, note }) => [
    displayName ?? username,
    note ?? username,
  ]);
}
