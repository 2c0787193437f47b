import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { UserRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import { type AuthorizeRequest, judgeAuthorize, withError } from './authorize-request.ts';
import { installableGuilds, installBot } from './install-bot.ts';
import { consentPage } from './pages/consent-page.ts';
import { personPage } from './pages/person-page.ts';
import { problemPage } from './pages/problem-page.ts';
import { installs } from './scopes.ts';
import { hasGranted, issueCode } from './tokens.ts';

const personCookie = 'sandbox_person';
const csrfCookie = 'sandbox_csrf';
const yearSeconds = 365 * 24 * 3600;
const shownPeople = 100;

/**
 * The page on which a person allows an application something. In place of a log-in it asks whom of
 * the people here one wants to be, and remembers that.
 * @see https://docs.discord.com/developers/topics/oauth2#authorization-code-grant
 */
export function registerAuthorize(app: FastifyInstance, world: World): void {
  for (const path of ['/api/oauth2/authorize', '/api/v10/oauth2/authorize']) {
    app.get(path, async (request, reply) =>
      reply.redirect(`/oauth2/authorize${new URL(request.url, 'http://sandbox').search}`),
    );
  }

  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, new URLSearchParams(body as string)),
    );

    scope.get('/oauth2/authorize', async (http, reply) => {
      const judged = judgeAuthorize(world, http.query);
      if (judged.kind === 'redirect') return reply.redirect(judged.to);
      if (judged.kind === 'page') return problem(world, reply, judged.title, judged.message);
      const { request } = judged;
      const person = personOf(world, http, request.as);
      if (!person) {
        if (request.silent && request.redirectUri) return loginRequired(reply, request);
        return show(world, reply, 200, personPage(world, request, peopleOf(world)));
      }
      setCookie(reply, `${personCookie}=${person.id}; SameSite=Lax; Max-Age=${yearSeconds}`);
      const { redirectUri } = request;
      if (
        request.silent &&
        redirectUri &&
        !installs(request.scopes) &&
        hasGranted(world, person.id, request)
      ) {
        return reply.redirect(withCode(world, { ...request, redirectUri }, person.id));
      }
      const csrf = cookieOf(http, csrfCookie) ?? randomBytes(16).toString('hex');
      setCookie(reply, `${csrfCookie}=${csrf}; SameSite=Strict`);
      const guilds = installs(request.scopes) ? installableGuilds(world, person.id) : [];
      return show(world, reply, 200, consentPage(world, { request, person, guilds, csrf }));
    });

    scope.post('/oauth2/authorize', async (http, reply) => {
      const form = http.body instanceof URLSearchParams ? http.body : new URLSearchParams();
      if (!isOurForm(http, form)) {
        return problem(
          world,
          reply,
          'This page is too old',
          'The answer did not come from the page that asked. Open the link again.',
          403,
        );
      }
      const judged = judgeAuthorize(world, Object.fromEntries(form));
      if (judged.kind === 'redirect') return reply.redirect(judged.to, 303);
      if (judged.kind === 'page') return problem(world, reply, judged.title, judged.message);
      return decide(world, reply, judged.request, form);
    });
  });
}

function decide(
  world: World,
  reply: FastifyReply,
  request: AuthorizeRequest,
  form: URLSearchParams,
): FastifyReply {
  const { redirectUri, state, application, scopes } = request;
  if (form.get('decision') !== 'authorise') {
    if (redirectUri === undefined) {
      return problem(world, reply, 'Cancelled', `${application.name} was not added.`, 200);
    }
    const denied = 'The resource owner or authorization server denied the request';
    return reply.redirect(withError(redirectUri, 'access_denied', denied, state), 303);
  }
  const person = world.users.get(form.get('person') ?? '');
  if (!person || person.bot) {
    return problem(
      world,
      reply,
      'Nobody by that name',
      'That person is gone. Open the link again.',
    );
  }
  if (installs(scopes)) {
    const guild = installableGuilds(world, person.id).find((one) => one.id === request.guildId);
    if (!guild) {
      const message = 'Adding an application takes the Manage Server permission there.';
      return problem(world, reply, 'Not your server', message, 403);
    }
    if (scopes.includes('bot')) {
      const permissions = form.getAll('permission').filter((bit) => /^\d{1,20}$/.test(bit));
      const sum = permissions.reduce((all, bit) => all | BigInt(bit), 0n);
      installBot(world, application, guild.id, sum);
    }
    if (redirectUri === undefined) {
      return show(world, reply, 200, addedPage(application.name, guild.name));
    }
  }
  if (redirectUri === undefined) throw new Error('a sign-in without a redirect_uri was let in');
  return reply.redirect(withCode(world, { ...request, redirectUri }, person.id), 303);
}

function addedPage(application: string, guild: string): string {
  return problemPage('Authorised', `${application} has been added to ${guild}.`);
}

function withCode(
  world: World,
  request: AuthorizeRequest & { redirectUri: string },
  userId: string,
): string {
  const url = new URL(request.redirectUri);
  url.searchParams.set('code', issueCode(world, request, userId));
  if (request.state !== undefined) url.searchParams.set('state', request.state);
  return url.href;
}

function loginRequired(reply: FastifyReply, { redirectUri, state }: AuthorizeRequest) {
  const description = 'Nobody has chosen who they are.';
  return reply.redirect(withError(redirectUri ?? '', 'login_required', description, state));
}

/** The person a link names, else the one remembered; `?as=` with nothing asks again. */
function personOf(world: World, http: FastifyRequest, as: string | undefined): UserRow | undefined {
  if (as !== undefined)
    return peopleOf(world).find((user) => user.username === as || user.id === as);
  const user = world.users.get(cookieOf(http, personCookie) ?? '');
  return user?.bot ? undefined : user;
}

function peopleOf(world: World): UserRow[] {
  const people: UserRow[] = [];
  for (const user of world.users.values()) if (!user.bot) people.push(user);
  return people.slice(0, shownPeople);
}

/** The answer carries what only our page knew, and comes from our own address. */
function isOurForm(http: FastifyRequest, form: URLSearchParams): boolean {
  const csrf = cookieOf(http, csrfCookie);
  const { origin, host } = http.headers;
  const sameOrigin =
    origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  return sameOrigin && csrf !== undefined && csrf === form.get('csrf');
}

function cookieOf(http: FastifyRequest, name: string): string | undefined {
  return new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)`).exec(http.headers.cookie ?? '')?.[1];
}

function setCookie(reply: FastifyReply, cookie: string): void {
  reply.header('set-cookie', `${cookie}; Path=/oauth2; HttpOnly`);
}

function problem(
  world: World,
  reply: FastifyReply,
  title: string,
  message: string,
  status = 400,
): FastifyReply {
  return show(world, reply, status, problemPage(title, message));
}

function show(world: World, reply: FastifyReply, status: number, page: string): FastifyReply {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src 'self' data: ${world.origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .send(page);
}
