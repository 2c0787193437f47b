import { RefusalError, refuse } from '@fns/contracts/errors';
import { type Snowflake, snowflake } from '@fns/contracts/ids';
import type { MemberAccess } from '@fns/contracts/permissions';
import { ok, type Result, refused } from '@fns/core/result';
import type { Stores } from '@fns/db/stores';
import { z } from 'zod';
import { parseInput, readBody, readQuery } from './body.ts';
import { isOwnOrigin } from './origin.ts';
import type { Allowance, RateLimit } from './rateLimit.ts';
import { expectedRefusal } from './refusals.ts';
import { type Requirement, whatIsLacking } from './requirement.ts';
import { refusalResponse, tooOften, toResponse } from './responses.ts';
import type { SignedInUser } from './session.ts';

/** Someone who passed the gate of a guild. */
export interface GuildVisit {
  guildId: Snowflake;
  user: SignedInUser;
  access: MemberAccess;
  stores: Stores;
}

/** What a route reads, judged before its handler runs; what isn't named is refused or left out. */
export interface Reads<P, Q, B> {
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  /** Requests per person on this route, where the usual measure is too generous. */
  allowance?: Allowance;
  /** Of a success that carries a value; 200 where not given. */
  status?: 200 | 201;
}

interface Asked<P, Q, B> {
  request: Request;
  params: P;
  query: Q;
  body: B;
}

/** A result becomes JSON (204 where there is no value); a response goes out as it is. */
type Answer = Promise<Result<unknown> | Response>;
type AnyoneHandler<P, Q, B> = (asked: Asked<P, Q, B> & { stores: Stores }) => Answer;
type UserHandler<P, Q, B> = (
  asked: Asked<P, Q, B> & { user: SignedInUser; stores: Stores },
) => Answer;
type GuildHandler<P, Q, B> = (asked: Asked<P, Q, B> & GuildVisit) => Answer;

/** The dynamic parts of a route's address, not yet judged. */
type Ids = Record<string, string | string[] | undefined>;

/** As Next calls a route handler. */
export type RouteHandler = (
  request: Request,
  context: { params: Promise<Ids> },
) => Promise<Response>;

/** How one kind of route lets people in. */
interface Door<Who, Entered> {
  requirement: Requirement | 'user' | 'anyone';
  ofGuild?: true;
  /** `key` is what requests are counted by. */
  identify: (headers: Headers) => Promise<Result<{ who: Who; key: string }>>;
  enter: (who: Who, ids: Ids) => Promise<Result<Entered>>;
}

const guildIds = z.object({ guildId: snowflake });

export interface GateParts {
  currentUser: (headers: Headers) => Promise<SignedInUser | null>;
  /** The bot's live answer; never what a session remembers. */
  access: (guildId: Snowflake, userId: Snowflake) => Promise<MemberAccess>;
  stores: () => Promise<Stores>;
  rateLimit: RateLimit;
  dashboardUrl: () => string;
  /** Keeps a bug and answers with its reference. */
  report: (error: unknown) => string;
}

export const readAllowance: Allowance = { burst: 60, perMinute: 240 };
export const changeAllowance: Allowance = { burst: 20, perMinute: 60 };

const gateMark = Symbol.for('fns-tickets.gate');

/** What a route handler requires; undefined for a function that no gate made. */
export function requirementOf(handler: unknown): Door<never, never>['requirement'] | undefined {
  return (handler as { [gateMark]?: Door<never, never>['requirement'] } | undefined)?.[gateMark];
}

/**
 * THE gate: every route handler but the few public ones is made here, and nowhere else is it decided
 * who may do what. In order: ids are valid → signed in → not too often → from our own pages (changes)
 * → query and body are valid → the bot says that this person may, now → the handler.
 */
export function createGate(parts: GateParts) {
  let routes = 0;

  /** Someone outside the guild is told what anyone is told of a guild that doesn't exist. */
  async function enterGuild(
    requirement: Requirement,
    guildId: Snowflake,
    user: SignedInUser,
  ): Promise<Result<GuildVisit>> {
    const [access, stores] = await Promise.all([parts.access(guildId, user.id), parts.stores()]);
    if (!access.isMember) return refused(refuse('guild_not_found'));
    const lacking = whatIsLacking(requirement, access);
    if (lacking) return refused(lacking);
    return ok({ guildId, user, access, stores });
  }

  /** Everything that the three kinds of route have in common. */
  function build<P, Q, B, Who, Entered>(
    door: Door<Who, Entered>,
    handler: (asked: Asked<P, Q, B> & Entered) => Answer,
    reads: Reads<P, Q, B>,
  ): RouteHandler {
    const route = routes++;

    async function pass(request: Request, ids: Ids): Answer {
      const guildId = door.ofGuild ? parseInput(guildIds, ids) : ok(undefined);
      if (!guildId.ok) return guildId;
      const params = reads.params ? parseInput(reads.params, ids) : ok(undefined as P);
      if (!params.ok) return params;
      const person = await door.identify(request.headers);
      if (!person.ok) return person;

      const changes = request.method !== 'GET' && request.method !== 'HEAD';
      const allowance = reads.allowance ?? (changes ? changeAllowance : readAllowance);
      const waitMs = parts.rateLimit.take(`${route}:${person.value.key}`, allowance);
      if (waitMs > 0) return tooOften(waitMs);
      if (changes && !isOwnOrigin(request.headers, parts.dashboardUrl())) {
        return refused(refuse('origin_refused'));
      }

      const query = reads.query ? readQuery(request, reads.query) : ok(undefined as Q);
      if (!query.ok) return query;
      const body = reads.body ? await readBody(request, reads.body) : ok(undefined as B);
      if (!body.ok) return body;

      const entered = await door.enter(person.value.who, ids);
      if (!entered.ok) return entered;
      const asked = { request, params: params.value, query: query.value, body: body.value };
      return handler({ ...asked, ...entered.value });
    }

    const handle: RouteHandler = async (request, context) => {
      try {
        return toResponse(await pass(request, await context.params), reads.status);
      } catch (error) {
        const expected = expectedRefusal(error);
        // A bug of the bot's has a reference of the bot's.
        if (expected) return refusalResponse(expected, referenceOf(error));
        return refusalResponse(refuse('internal'), parts.report(error));
      }
    };
    return Object.assign(handle, { [gateMark]: door.requirement });
  }

  async function signedIn(headers: Headers) {
    const user = await parts.currentUser(headers);
    return user ? ok({ who: user, key: user.id }) : refused(refuse('unauthorized'));
  }

  return {
    enterGuild,

    /** A route for everyone; those who are not signed in are counted by their address. */
    withAnyone: <P = undefined, Q = undefined, B = undefined>(
      handler: AnyoneHandler<P, Q, B>,
      reads: Reads<P, Q, B> = {},
    ): RouteHandler => {
      const door = {
        requirement: 'anyone' as const,
        identify: async (headers: Headers) =>
          ok({ who: null, key: headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '' }),
        enter: async () => ok({ stores: await parts.stores() }),
      };
      return build(door, handler, reads);
    },

    /** A route for anyone who is signed in. */
    withUser: <P = undefined, Q = undefined, B = undefined>(
      handler: UserHandler<P, Q, B>,
      reads: Reads<P, Q, B> = {},
    ): RouteHandler => {
      const enter = async (user: SignedInUser) => ok({ user, stores: await parts.stores() });
      return build({ requirement: 'user', identify: signedIn, enter }, handler, reads);
    },

    /** A route below `/guild/[guildId]` for those who hold `requirement` there. */
    withGuild: <P = undefined, Q = undefined, B = undefined>(
      requirement: Requirement,
      handler: GuildHandler<P, Q, B>,
      reads: Reads<P, Q, B> = {},
    ): RouteHandler => {
      const enter = (user: SignedInUser, ids: Ids) =>
        enterGuild(requirement, guildIds.parse(ids).guildId, user);
      return build({ requirement, ofGuild: true, identify: signedIn, enter }, handler, reads);
    },
  };
}

function referenceOf(error: unknown): string | undefined {
  return error instanceof RefusalError ? error.reference : undefined;
}
