import { refuse } from '@fns/contracts/errors';
import { snowflake } from '@fns/contracts/ids';
import { type Result, refused } from '@fns/core/result';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { bot } from './bot.ts';
import { stores } from './db.ts';
import { env } from './env.ts';
import { createGate, type GuildVisit, readAllowance } from './gate.ts';
import { createRateLimit } from './rateLimit.ts';
import { expectedRefusal } from './refusals.ts';
import { report } from './report.ts';
import { pathHeader } from './request-headers.ts';
import type { Requirement } from './requirement.ts';
import { readSession, type SignedInUser } from './session.ts';

export type { GuildVisit } from './gate.ts';

const rateLimit = createRateLimit();

const sessionOf = (from: Headers) =>
  readSession(from, async () => (await stores()).users, {
    authUrl: env().AUTH_URL,
    authSecret: env().AUTH_SECRET,
  });

// Within the rendering of one page the bot is asked once; between requests nothing is kept.
const access = cache((guildId: string, userId: string) => bot().access(guildId, userId));

const gate = createGate({
  currentUser: sessionOf,
  access,
  stores,
  rateLimit,
  dashboardUrl: () => env().DASHBOARD_URL,
  report,
});

/** The gate of the API's routes, wired with this process's parts: see {@link createGate}. */
export const { withAnyone, withGuild, withUser } = gate;

const pageUser = cache(async (): Promise<SignedInUser | null> => sessionOf(await headers()));

/**
 * The person who asked for this page; null for a visitor. For pages that anyone may see, which are
 * there without a database too: then everyone is a visitor.
 */
export async function currentUser(): Promise<SignedInUser | null> {
  try {
    return await pageUser();
  } catch (error) {
    if (expectedRefusal(error)) return null;
    throw error;
  }
}

/** For pages of signed-in people: sends everyone else to sign in, and back here afterwards. */
export async function requireUser(): Promise<SignedInUser> {
  const user = await pageUser();
  if (user) return user;
  const path = (await headers()).get(pathHeader) ?? '/dashboard';
  redirect(`/signin?callbackUrl=${encodeURIComponent(path)}`);
}

/**
 * The gate for pages: the same rules as {@link withGuild}. A guild that this person isn't in is
 * `notFound()`, just as one that doesn't exist; other refusals come back for the page to show.
 */
export const requireGuild = cache(
  async (requirement: Requirement, guildId: string): Promise<Result<GuildVisit>> => {
    if (!snowflake.safeParse(guildId).success) notFound();
    const visit = await entering(requirement, guildId);
    if (!visit.ok && visit.error.code === 'guild_not_found') notFound();
    return visit;
  },
);

async function entering(requirement: Requirement, guildId: string): Promise<Result<GuildVisit>> {
  try {
    const user = await requireUser();
    if (rateLimit.take(`page:${user.id}`, readAllowance) > 0)
      return refused(refuse('rate_limited'));
    return await gate.enterGuild(requirement, guildId, user);
  } catch (error) {
    const expected = expectedRefusal(error);
    if (expected) return refused(expected);
    throw error;
  }
}
