import type { Snowflake } from '@fns/contracts/ids';
import type { MentionNames } from '@fns/contracts/transcript';
import type { APIMessage } from 'discord-api-types/v10';

/** Names that whoever sees the message knows by id. */
export interface KnownNames {
  user?(id: Snowflake): string | undefined;
  role?(id: Snowflake): MentionNames['roles'][string] | undefined;
  channel?(id: Snowflake): string | undefined;
}

/**
 * Names behind the ids a message mentions. Discord names only the people it pings; the rest (roles,
 * channels, people mentioned inside embeds) come from what the caller knows.
 */
export function mentionedNames(message: APIMessage, known: KnownNames = {}): MentionNames {
  const names: MentionNames = { users: {}, roles: {}, channels: {} };
  for (const [, kind, id] of textOf(message).matchAll(/<(@!?|@&|#)(\d{17,20})>/g)) {
    if (!id) continue;
    if (kind === '#') add(names.channels, id, known.channel?.(id));
    else if (kind === '@&') add(names.roles, id, known.role?.(id));
    else add(names.users, id, known.user?.(id));
  }
  for (const { id, username, global_name } of message.mentions) {
    names.users[id] ??= global_name ?? username;
  }
  return names;
}

/** Everything in a message in which a mention may stand. */
function textOf({ content, embeds, message_snapshots }: APIMessage): string {
  const snapshots = (message_snapshots ?? []).flatMap(({ message }) => [
    message.content,
    JSON.stringify(message.embeds),
  ]);
  return [content, JSON.stringify(embeds), ...snapshots].join('\n');
}

function add<T>(names: Record<string, T>, id: string, name: T | undefined): void {
  if (name !== undefined) names[id] = name;
}
