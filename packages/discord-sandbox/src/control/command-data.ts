import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { messageObject } from '../world/objects/message.ts';
import { permissionsIn } from '../world/permissions.ts';
import type { ApplicationRow, ChannelRow, CommandRow, UserRow } from '../world/rows.ts';
import { memberKey, type World } from '../world/world.ts';
import { mergeResolved, type Resolved, type ResolvedKind, resolveIds } from './choices.ts';
import { forbidden, invalid, notFound } from './refusal.ts';

export interface UsableCommand {
  application: ApplicationRow;
  row: CommandRow;
}

/** The commands a person may use in a channel: of the bots there, and within their permissions. */
export function usableCommands(
  world: World,
  person: UserRow,
  channel: ChannelRow,
): UsableCommand[] {
  return [...world.applications.values()]
    .filter(({ id }) =>
      channel.guildId
        ? world.members.has(memberKey(channel.guildId, id))
        : channel.recipientIds.includes(id),
    )
    .flatMap((application) =>
      world.commands
        .by('applicationId', application.id)
        .filter(({ guildId }) => guildId === null || guildId === channel.guildId)
        .filter(({ command }) => allowed(world, person, channel, command))
        .map((row) => ({ application, row })),
    );
}

function allowed(
  world: World,
  person: UserRow,
  channel: ChannelRow,
  command: APIApplicationCommand,
): boolean {
  if (channel.guildId === null) {
    return command.contexts ? command.contexts.includes(1) : command.dm_permission !== false;
  }
  if (command.contexts && !command.contexts.includes(0)) return false;
  const needed = BigInt(command.default_member_permissions ?? 0);
  return (permissionsIn(world, person.id, channel) & needed) === needed;
}

export function commandNamed(
  world: World,
  person: UserRow,
  channel: ChannelRow,
  name: string,
  applicationId: string | undefined,
): UsableCommand {
  const [first = ''] = name.split(' ');
  const matches = usableCommands(world, person, channel).filter(
    ({ row, application }) =>
      (row.command.name === name || row.command.name === first) &&
      (!applicationId || application.id === applicationId),
  );
  if (matches[0]) return matches[0];
  const exists = [...world.commands.values()].some(({ command }) => command.name === first);
  throw exists
    ? forbidden(`The command /${name} can't be used by this person here.`)
    : notFound(`There is no command /${name} here.`);
}

type Values = Record<string, string | number | boolean>;

/** A command's `data`: options in their nested form, and what their ids stand for. */
export function commandData(
  world: World,
  person: UserRow,
  channel: ChannelRow,
  { row }: UsableCommand,
  typed: { name: string; options: Values; targetId?: string | undefined; focused?: string },
) {
  const { command } = row;
  const base = {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(row.guildId ? { guild_id: row.guildId } : {}),
  };
  if (command.type !== ApplicationCommandType.ChatInput) {
    return { ...base, ...targetOf(world, person, channel, command.type, typed.targetId) };
  }
  const path = typed.name === command.name ? [] : typed.name.split(' ').slice(1);
  const { options, wrap } = descend(command, path);
  const resolved: Resolved[] = [];
  const given = Object.keys(typed.options).filter(
    (name) => !options.some((option) => option.name === name),
  );
  if (given[0]) throw invalid(`The command has no option “${given[0]}”.`);
  const filled = options.flatMap((option) => {
    const value = typed.options[option.name];
    if (value === undefined || value === '') {
      if (option.required && !typed.focused)
        throw invalid(`The option “${option.name}” is required.`);
      if (typed.focused !== option.name) return [];
    }
    const focused = typed.focused === option.name;
    const parsed = focused ? (value ?? '') : optionValue(option, value);
    const kind = resolvedKinds[option.type];
    if (kind && !focused) resolved.push(resolveIds(world, person, channel, kind, [String(parsed)]));
    return { name: option.name, type: option.type, value: parsed, ...(focused ? { focused } : {}) };
  });
  const all = mergeResolved(resolved);
  return {
    ...base,
    options: wrap(filled),
    ...(Object.keys(all).length > 0 ? { resolved: all } : {}),
  };
}

const resolvedKinds: Partial<Record<OptionType, ResolvedKind>> = {
  [OptionType.User]: 'user',
  [OptionType.Role]: 'role',
  [OptionType.Channel]: 'channel',
  [OptionType.Mentionable]: 'mentionable',
};

/** Walks into subcommands; `wrap` puts the filled options back at their depth. */
function descend(command: APIApplicationCommand, path: string[]) {
  let options = command.options ?? [];
  let wrap = (filled: unknown[]): unknown[] => filled;
  const isGroup = ({ type }: APIApplicationCommandOption) =>
    type === OptionType.Subcommand || type === OptionType.SubcommandGroup;
  for (const step of path) {
    const found = options.find((option) => option.name === step && isGroup(option));
    if (!found) throw notFound(`The command /${command.name} has no “${step}”.`);
    const outer = wrap;
    wrap = (filled) => outer([{ name: found.name, type: found.type, options: filled }]);
    options = ('options' in found ? found.options : undefined) ?? [];
  }
  if (options.some(isGroup)) throw invalid(`/${command.name} needs one of its subcommands.`);
  return { options, wrap };
}

function optionValue(
  option: APIApplicationCommandOption,
  value: string | number | boolean | undefined,
): string | number | boolean {
  const wrong = (what: string) => invalid(`The option “${option.name}” must be ${what}.`);
  if ('choices' in option && option.choices?.length) {
    const chosen = option.choices.find((choice) => String(choice.value) === String(value));
    if (!chosen) throw wrong('one of its choices');
    return chosen.value;
  }
  switch (option.type) {
    case OptionType.Integer:
    case OptionType.Number: {
      const number = Number(value);
      if (!Number.isFinite(number)) throw wrong('a number');
      if (option.type === OptionType.Integer && !Number.isInteger(number)) throw wrong('whole');
      if ('min_value' in option && number < (option.min_value ?? number)) {
        throw wrong(`at least ${option.min_value}`);
      }
      if ('max_value' in option && number > (option.max_value ?? number)) {
        throw wrong(`at most ${option.max_value}`);
      }
      return number;
    }
    case OptionType.Boolean:
      if (value !== true && value !== false && value !== 'true' && value !== 'false') {
        throw wrong('true or false');
      }
      return value === true || value === 'true';
    case OptionType.String: {
      const text = String(value);
      const { min_length = 0, max_length = 6000 } = option as {
        min_length?: number;
        max_length?: number;
      };
      if (text.length < min_length) throw wrong(`at least ${min_length} characters`);
      if (text.length > max_length) throw wrong(`at most ${max_length} characters`);
      return text;
    }
    default:
      return String(value);
  }
}

function targetOf(
  world: World,
  person: UserRow,
  channel: ChannelRow,
  type: ApplicationCommandType,
  targetId: string | undefined,
) {
  if (!targetId) throw invalid('This command is used on someone or something: give a targetId.');
  if (type === ApplicationCommandType.User) {
    return {
      target_id: targetId,
      resolved: resolveIds(world, person, channel, 'user', [targetId]),
    };
  }
  const message = world.messages.get(targetId);
  if (message?.channelId !== channel.id) throw notFound('There is no message with this id here.');
  return {
    target_id: targetId,
    resolved: { messages: { [targetId]: messageObject(world, message) } },
  };
}
