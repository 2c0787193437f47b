import { z } from 'zod';

/** What the sandbox's process reads from its environment. */
const sandboxEnv = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(1).max(65_535).default(7700),
  FNS_DATA_DIR: z.string().min(1).default('.data'),
  DISCORD_TOKEN: z.string().min(1),
  DISCORD_CLIENT_ID: z.string().regex(/^\d{17,20}$/, 'must be an id (17 to 20 digits)'),
  DISCORD_CLIENT_SECRET: z.string().min(1),
  DASHBOARD_URL: z.url().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
export type SandboxEnv = z.infer<typeof sandboxEnv>;

/** The environment, or one sentence that names each bad variable. */
export function readSandboxEnv(source: NodeJS.ProcessEnv): SandboxEnv | { problem: string } {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = sandboxEnv.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  return { problem: `The environment is not valid: ${problems.join('; ')}.` };
}
