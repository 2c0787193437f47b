import { plain } from '@fns/core/text';
import type { APIPoll, APIPollMedia } from 'discord-api-types/v10';

/**
 * A poll as words: it stands beside a message's content, which is mostly empty then. Who voted for what
 * is not kept.
 * @see https://docs.discord.com/developers/resources/poll#poll-object
 */
export function pollText({ question, answers }: APIPoll): string {
  const lines = answers.map(({ poll_media }) => `- ${mediaText(poll_media)}`);
  return [`📊 **${plain(question.text ?? '')}**`, ...lines].join('\n');
}

function mediaText({ text, emoji }: APIPollMedia): string {
  const picture = emoji?.id ? `<:${emoji.name}:${emoji.id}>` : emoji?.name;
  return [picture, text && plain(text)].filter(Boolean).join(' ');
}
