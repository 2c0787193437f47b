import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readBodies } from '../rest/body.ts';
import { directChannel } from '../world/actions/channels.ts';
import { leaveGuild } from '../world/actions/members.ts';
import { messagePage } from '../world/history.ts';
import { applicationIconUrl } from '../world/objects/application.ts';
import { messageObject } from '../world/objects/message.ts';
import { Refusal } from '../world/refusal.ts';
import type { InteractionRow, UserRow } from '../world/rows.ts';
import { personOf, seenBy } from './acting.ts';
import { usableCommands } from './command-data.ts';
import * as contract from './contract.ts';
import type { ControlDeps } from './deps.ts';
import { streamEvents } from './events.ts';
import { people, worldState } from './inspect.ts';
import { autocomplete, press, runCommand, select, submitModal } from './interact.ts';
import { join } from './join.ts';
import { outcomeOf } from './outcome.ts';
import { read } from './read.ts';
import { ControlRefusal, fromDiscord, invalid, notFound } from './refusal.ts';
import { dismiss, reactAs, readUpTo, reword, speak, takeBack, typeAs } from './talk.ts';
import { spokenOf } from './uploads.ts';
import { userState } from './user-state.ts';
import { channelView, personView } from './views.ts';

/** The control API at `/_sandbox`: what people do here, and what there is to see of it. */
export function registerControl(app: FastifyInstance, deps: ControlDeps): void {
  app.register(
    async (scope) => {
      await readBodies(scope);
      scope.setErrorHandler(answerError);
      scope.setNotFoundHandler((request, reply) =>
        answerError(notFound('There is no such call in the control API.'), request, reply),
      );
      inspection(scope, deps);
      membership(scope, deps);
      talking(scope, deps);
      interacting(scope, deps);
    },
    { prefix: '/_sandbox' },
  );
}

type Params = Record<'userId' | 'guildId' | 'channelId' | 'messageId', string>;
type Request = FastifyRequest<{ Params: Params }>;

function inspection(scope: FastifyInstance, deps: ControlDeps): void {
  const { records } = deps;
  const since = z.object({ since: z.coerce.number().int().min(0).default(0) });
  scope.get('/people', async () => people(deps));
  scope.get('/state', async () => worldState(deps));
  scope.get('/requests', async ({ query }) => ({
    requests: records.requestsSince(read(since, query).since),
    last: records.lastSequence,
  }));
  scope.get('/violations', async () => ({ violations: records.violations() }));
}

function membership(scope: FastifyInstance, { world }: ControlDeps): void {
  scope.post('/guilds/:guildId/users', async ({ params, body }: Request, reply) => {
    const user = join(world, params.guildId, read(contract.joinSchema, body));
    return reply.code(201).send(personView(world, user));
  });
  scope.delete('/guilds/:guildId/users/:userId', async ({ params }: Request, reply) => {
    leaveGuild(world, params.guildId, personOf(world, params.userId).id);
    return reply.code(204).send();
  });
}

/** A route below `/users/:userId`; without an answer it is 204. */
type Act = (person: UserRow, request: Request) => unknown;

function acting(scope: FastifyInstance, { world }: ControlDeps) {
  return (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, act: Act): void => {
    scope.route<{ Params: Params }>({
      method,
      url: `/users/:userId${path}`,
      handler: async (request, reply) => {
        const answer = await act(personOf(world, request.params.userId), request);
        return answer === undefined ? reply.code(204).send() : answer;
      },
    });
  };
}

function talking(scope: FastifyInstance, deps: ControlDeps): void {
  const { world } = deps;
  const route = acting(scope, deps);
  const shown = (person: UserRow, message: Parameters<typeof messageObject>[1]) =>
    messageObject(world, message, person.id);

  route('GET', '/state', (person) => userState(world, person, deps.isOnline));
  route('GET', '/channels/:channelId/messages', (person, { params, query }) => {
    const channel = seenBy(world, person, params.channelId);
    const wanted = read(contract.messagePageQuerySchema, query);
    const page = messagePage(world, channel.id, wanted, person.id);
    const first = page[0];
    const older = first ? messagePage(world, channel.id, { before: first.id, limit: 1 }) : [];
    return { messages: page.map((row) => shown(person, row)), hasMore: older.length > 0 };
  });
  route('POST', '/messages', async (person, request) =>
    shown(person, speak(world, person, await spokenOf(request))),
  );
  route('PATCH', '/messages/:messageId', (person, { params, body }) => {
    const { content } = read(contract.editMessageSchema, body);
    return shown(person, reword(world, person, params.messageId, content));
  });
  route('DELETE', '/messages/:messageId', (person, { params }) =>
    takeBack(world, person, params.messageId),
  );
  route('DELETE', '/ephemerals/:messageId', (person, { params }) =>
    dismiss(world, person, params.messageId),
  );
  for (const method of ['PUT', 'DELETE'] as const) {
    route(method, '/messages/:messageId/reactions', (person, { params, body }) => {
      const { emoji } = read(contract.reactionSchema, body);
      reactAs(world, person, params.messageId, emoji, method === 'PUT');
    });
  }
  route('POST', '/typing', (person, { body }) =>
    typeAs(world, person, read(contract.typingSchema, body).channelId),
  );
  route('POST', '/read', (person, { body }) => {
    const { channelId, messageId } = read(contract.readSchema, body);
    readUpTo(world, person, channelId, messageId);
  });
  route('POST', '/dms', (person, { body }) => {
    const { recipientId } = read(contract.openDmSchema, body);
    if (!world.users.has(recipientId)) throw notFound('There is nobody with this id.');
    if (recipientId === person.id) throw invalid('Nobody writes to themselves.');
    return channelView(world, directChannel(world, person.id, recipientId), person.id);
  });
  scope.get('/users/:userId/events', (request: Request, reply) => {
    streamEvents(deps, personOf(world, request.params.userId).id, reply);
  });
}

function interacting(scope: FastifyInstance, deps: ControlDeps): void {
  const { world } = deps;
  const route = acting(scope, deps);
  const shown = ({ id }: InteractionRow, until: 'acknowledged' | 'answered') =>
    outcomeOf(world, id, until);

  route('POST', '/clicks', (person, { body }) => {
    const click = read(contract.clickSchema, body);
    return shown(press(world, person, click), click.until);
  });
  route('POST', '/selects', (person, { body }) => {
    const chosen = read(contract.selectSchema, body);
    return shown(select(world, person, chosen), chosen.until);
  });
  route('POST', '/commands', (person, { body }) => {
    const command = read(contract.commandSchema, body);
    return shown(runCommand(world, person, { ...command }), command.until);
  });
  route('POST', '/modals', (person, { body }) => {
    const submitted = read(contract.submitModalSchema, body);
    return shown(submitModal(world, person, submitted), submitted.until);
  });
  route('POST', '/autocompletes', (person, { body }) =>
    autocomplete(world, person, { ...read(contract.autocompleteSchema, body) }),
  );
  route('GET', '/channels/:channelId/commands', (person, { params }) => ({
    commands: usableCommands(world, person, seenBy(world, person, params.channelId)).map(
      ({ application, row }) => ({
        applicationId: application.id,
        applicationName: application.name,
        applicationIconUrl: applicationIconUrl(world, application),
        command: row.command,
      }),
    ),
  }));
}

function answerError(
  error: ControlRefusal | Refusal | FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof Refusal) return answerError(fromDiscord(error), request, reply);
  if (error instanceof ControlRefusal) {
    const { status, code, message } = error;
    return reply.code(status).send({ error: { code, message } });
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status < 500) return answerError(invalid(error.message), request, reply);
  request.log.error(error);
  return reply
    .code(500)
    .send({ error: { code: 'INVALID', message: 'The sandbox has a bug here.' } });
}
