import {
  type APIApplicationCommand,
  ApplicationCommandType,
  ApplicationIntegrationType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { applicationObject } from '../world/objects/application.ts';
import { invalidForm, refusal } from '../world/refusal.ts';
import type { ApplicationRow, CommandRow } from '../world/rows.ts';
import { type CommandInput, commandSchema } from '../world/rules/command-schema.ts';
import { memberKey } from '../world/world.ts';
import { type Call, parseBody } from './call.ts';
import { del, get, patch, post, put, type Route } from './route.ts';

/** The caller's own application: else 401-like 50001, as Discord refuses others'. */
function own(call: Call): ApplicationRow {
  const { application, params } = call;
  if (!application) throw refusal('unauthorized');
  if (params.applicationId && params.applicationId !== application.id) {
    throw refusal('missingAccess');
  }
  return application;
}

/** `null` for global commands; a server's only where the application is. */
function scopeOf(call: Call): string | null {
  const guildId = call.params.guildId ?? null;
  if (guildId && !call.world.members.has(memberKey(guildId, call.userId))) {
    throw refusal('missingAccess');
  }
  return guildId;
}

function commandsOf(call: Call): CommandRow[] {
  const application = own(call);
  const guildId = scopeOf(call);
  return call.world.commands
    .by('applicationId', application.id)
    .filter((row) => row.guildId === guildId);
}

const kindOf = (type: number | undefined) => type ?? ApplicationCommandType.ChatInput;

/** Writes a command; one of the same kind and name is replaced and keeps its id. */
function write(call: Call, input: CommandInput, id?: string): APIApplicationCommand {
  const application = own(call);
  const guildId = scopeOf(call);
  const type = kindOf(input.type);
  const same = commandsOf(call).find(
    (row) => row.id === id || (row.command.type === type && row.command.name === input.name),
  );
  const { id: _ignored, options, ...fields } = input;
  const command = {
    ...fields,
    id: id ?? same?.id ?? call.world.ids.next(),
    type,
    application_id: application.id,
    ...(guildId ? { guild_id: guildId } : {}),
    version: call.world.ids.next(),
    description: input.description ?? '',
    options: options ?? [],
    default_member_permissions: input.default_member_permissions ?? null,
    nsfw: input.nsfw ?? false,
    ...(guildId
      ? {}
      : {
          contexts: input.contexts ?? null,
          integration_types: input.integration_types ?? [ApplicationIntegrationType.GuildInstall],
          dm_permission: input.dm_permission ?? true,
        }),
  } as unknown as APIApplicationCommand;
  call.world.commands.put({ id: command.id, applicationId: application.id, guildId, command });
  return command;
}

const maximumCommands = { 1: 100, 2: 15, 3: 15, 4: 1 } as const;

function overwriteAll(call: Call): APIApplicationCommand[] {
  const inputs = parseBody(call, z.array(commandSchema));
  for (const [type, limit] of Object.entries(maximumCommands)) {
    const count = inputs.filter((input) => kindOf(input.type) === Number(type)).length;
    if (count > limit) throw tooMany(limit);
  }
  const names = new Set<string>();
  for (const [index, { name, type }] of inputs.entries()) {
    const key = `${kindOf(type)} ${name}`;
    if (names.has(key)) throw duplicate(index);
    names.add(key);
  }
  const before = commandsOf(call);
  const written = inputs.map((input) => write(call, input));
  const kept = new Set(written.map(({ id }) => id));
  for (const { id } of before) if (!kept.has(id)) call.world.commands.delete(id);
  return written;
}

function tooMany(limit: number) {
  return invalidForm([
    { path: [], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${limit} or fewer in length.` },
  ]);
}

function duplicate(index: number) {
  return invalidForm([
    {
      path: [index, 'name'],
      code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
      message: 'Application command names must be unique',
    },
  ]);
}

function existing(call: Call): CommandRow {
  const found = commandsOf(call).find(({ id }) => id === call.params.commandId);
  if (!found) throw refusal('unknownCommand');
  return found;
}

function modify(call: Call): APIApplicationCommand {
  const { id, command } = existing(call);
  const fields = Object(call.body) as Partial<CommandInput>;
  const { application_id: _a, guild_id: _g, version: _v, ...held } = command;
  call.body = { ...held, ...fields };
  return write(call, parseBody(call, commandSchema), id);
}

const editSchema = z.object({ description: z.string().max(400).optional() });

const paths = [
  '/applications/:applicationId/commands',
  '/applications/:applicationId/guilds/:guildId/commands',
];

export const applicationRoutes: Route[] = [
  get('/applications/@me', (call) => applicationObject(call.world, own(call))),
  patch('/applications/@me', (call) => {
    const { description } = parseBody(call, editSchema);
    const application = own(call);
    const changed = { ...application, description: description ?? application.description };
    return applicationObject(call.world, call.world.applications.put(changed));
  }),
  get('/oauth2/applications/@me', (call) => applicationObject(call.world, own(call))),
  ...paths.flatMap((path) => [
    get(path, (call) => commandsOf(call).map(({ command }) => command)),
    put(path, overwriteAll),
    post(path, (call) => write(call, parseBody(call, commandSchema))),
    get(`${path}/:commandId`, (call) => existing(call).command),
    patch(`${path}/:commandId`, modify),
    del(`${path}/:commandId`, (call) => void call.world.commands.delete(existing(call).id)),
  ]),
  get('/applications/:applicationId/emojis', (call) => {
    own(call);
    return { items: [] };
  }),
  get('/applications/:applicationId/guilds/:guildId/commands/permissions', (call) => {
    own(call);
    scopeOf(call);
    return [];
  }),
];
