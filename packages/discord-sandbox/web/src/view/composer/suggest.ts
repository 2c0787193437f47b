import type { GuildView } from '../../../../src/control/contract.ts';
import type { ListedCommand } from './command-catalogue.ts';

export interface Suggestion {
  key: string;
  /** How it stands in the box, and what Discord writes for it. */
  insert: string;
  means: string;
  label: string;
  detail: string;
  imageUrl: string | null;
  command?: ListedCommand;
}

/** The word being written, with its sign. */
export interface Word {
  token: string;
  start: number;
}

const most = 10;

/** The word before the caret when it begins with a sign that can be completed. */
export function wordAt(text: string, caret: number): Word | undefined {
  const before = text.slice(0, caret);
  if (/^\/[^\n]{0,64}$/.test(before)) return { token: before, start: 0 };
  const found = /(?:^|\s)([@#:][^\s@#:]{0,32})$/.exec(before);
  const token = found?.[1];
  if (!token || (token.startsWith(':') && token.length < 3)) return undefined;
  return { token, start: caret - token.length };
}

interface Sources {
  commands: readonly ListedCommand[];
  guild: GuildView | undefined;
}

export function suggest({ token }: Word, { commands, guild }: Sources): Suggestion[] {
  const sought = token.slice(1).toLowerCase();
  const fits = (...names: string[]) => names.some((name) => name.toLowerCase().includes(sought));
  const sign = token[0];
  const found =
    sign === '/'
      ? commands.filter(({ name }) => fits(name)).map(commandSuggestion)
      : sign === '@'
        ? peopleAndRoles(guild, fits)
        : sign === '#'
          ? channels(guild, fits)
          : emojis(guild, fits);
  return found
    .sort((a, b) => Number(starts(b, sought)) - Number(starts(a, sought)))
    .slice(0, sign === '/' ? 25 : most);
}

type Fits = (...names: string[]) => boolean;

function commandSuggestion(command: ListedCommand): Suggestion {
  const { applicationId, applicationName, name, description, iconUrl } = command;
  return {
    key: `${applicationId}${name}`,
    insert: `/${name}`,
    means: `/${name}`,
    label: `/${name}`,
    detail: `${description} · ${applicationName}`,
    imageUrl: iconUrl,
    command,
  };
}

function peopleAndRoles(guild: GuildView | undefined, fits: Fits): Suggestion[] {
  const members = (guild?.members ?? [])
    .filter(({ displayName, username }) => fits(displayName, username))
    .map(({ userId, displayName, username, avatarUrl }) => ({
      key: userId,
      insert: `@${displayName}`,
      means: `<@${userId}>`,
      label: displayName,
      detail: username,
      imageUrl: avatarUrl,
    }));
  const roles = (guild?.roles ?? [])
    .filter(({ id, name, mentionable }) => mentionable && id !== guild?.id && fits(name))
    .map(({ id, name }) => ({
      key: id,
      insert: `@${name}`,
      means: `<@&${id}>`,
      label: `@${name}`,
      detail: 'Role',
      imageUrl: null,
    }));
  return [...members, ...roles];
}

function channels(guild: GuildView | undefined, fits: Fits): Suggestion[] {
  return (guild?.channels ?? [])
    .filter(({ type, name }) => type !== 4 && fits(name))
    .map(({ id, name, topic }) => ({
      key: id,
      insert: `#${name}`,
      means: `<#${id}>`,
      label: `#${name}`,
      detail: topic ?? '',
      imageUrl: null,
    }));
}

function emojis(guild: GuildView | undefined, fits: Fits): Suggestion[] {
  return (guild?.emojis ?? [])
    .filter(({ name }) => fits(name))
    .map(({ id, name, animated, url }) => ({
      key: id,
      insert: `:${name}:`,
      means: `<${animated ? 'a' : ''}:${name}:${id}>`,
      label: `:${name}:`,
      detail: '',
      imageUrl: url,
    }));
}

function starts({ insert }: Suggestion, sought: string): boolean {
  return insert.slice(1).toLowerCase().startsWith(sought);
}
