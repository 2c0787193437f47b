import { z } from 'zod';
import { reportAt, snowflake } from '../form.ts';

/** The emoji of a button, option or reaction: a Unicode one by name, a custom one by id. */
export const emojiSchema = z
  .object({
    id: snowflake.nullish(),
    name: z.string().max(32).nullish(),
    animated: z.boolean().optional(),
  })
  .superRefine(({ id, name }, context) => {
    if (!id && !name) reportAt(context, ['name'], 'BASE_TYPE_REQUIRED', 'This field is required');
    if (!id && name && !isUnicodeEmoji(name)) {
      reportAt(context, ['name'], 'COMPONENT_INVALID_EMOJI', 'Invalid emoji');
    }
  });

/** One emoji as a person's keyboard makes it: flags, keycaps, skin tones and joined ones included. */
const emoji =
  /^(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:[\u{E0020}-\u{E007F}]+)?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*)$/u;

export function isUnicodeEmoji(text: string): boolean {
  return emoji.test(text);
}
