import type { MentionNames } from '@fns/discord-ui/markdown';
import type { APIMessage } from 'discord-api-types/v10';

const longest = 300;

/** What a screen reader reads out when a message arrives: names for ids, and no spoilers. */
export function spokenText(message: APIMessage, names: MentionNames): string {
  const text = [
    message.content,
    ...message.embeds.flatMap(({ title, description }) => [title, description]),
  ]
    .filter(Boolean)
    .join('. ');
  const said = text
    .replace(/\|\|[^|]*\|\|/g, 'spoiler')
    .replace(/<@!?(\d+)>/g, (_all, id: string) => `@${names.users[id] ?? 'someone'}`)
    .replace(/<@&(\d+)>/g, (_all, id: string) => `@${names.roles[id]?.name ?? 'a role'}`)
    .replace(/<#(\d+)>/g, (_all, id: string) => `#${names.channels[id] ?? 'a channel'}`)
    .replace(/<a?(:\w+:)\d+>/g, '$1')
    .replace(/<t:(\d+)(?::\w)?>/g, (_all, seconds: string) =>
      new Date(Number(seconds) * 1000).toLocaleString(),
    )
    .replace(/\*\*|__|`/g, '')
    .slice(0, longest);
  return said || describe(message);
}

function describe({ attachments, components }: APIMessage): string {
  const [first] = attachments;
  if (attachments.length > 1) return `sent ${attachments.length} files`;
  if (first) return `sent ${first.filename}`;
  return components?.length ? 'sent something to use' : 'sent something';
}
