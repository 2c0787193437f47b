import { z } from 'zod';
import { pictureUrl, reportAt, webUrl } from '../form.ts';

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const fieldsSchema = z.strictObject({
  title: z.string().max(256).nullish(),
  type: z.string().nullish(),
  description: z.string().max(4096).nullish(),
  url: webUrl.nullish(),
  timestamp: z
    .string()
    .superRefine((value, context) => {
      if (Number.isNaN(Date.parse(value))) {
        reportAt(
          context,
          [],
          'DATE_TIME_TYPE_PARSE',
          `Could not parse ${value.slice(0, 60)}. Should be ISO8601.`,
        );
      }
    })
    .nullish(),
  color: z.number().int().min(0).max(0xffffff).nullish(),
  footer: z
    .object({ text: z.string().trim().min(1).max(2048), icon_url: pictureUrl.nullish() })
    .nullish(),
  image: z.object({ url: pictureUrl }).nullish(),
  thumbnail: z.object({ url: pictureUrl }).nullish(),
  author: z
    .object({
      name: z.string().trim().min(1).max(256),
      url: webUrl.nullish(),
      icon_url: pictureUrl.nullish(),
    })
    .nullish(),
  fields: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(256),
        value: z.string().trim().min(1).max(1024),
        // Answered whether it was given or not.
        inline: z
          .boolean()
          .nullish()
          .transform((inline) => inline ?? false),
      }),
    )
    .max(25)
    .nullish(),
});
export type EmbedInput = z.infer<typeof fieldsSchema>;

export const embedSchema = fieldsSchema.superRefine((embed, context) => {
  if (isEmpty(embed)) {
    reportAt(context, ['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
});

/** The most characters that all embeds of a message may have together. */
export const embedsTotal = 6000;

/** The characters that count: title, description, footer, author, field names and values. */
export function embedLength({ title, description, footer, author, fields }: EmbedInput): number {
  const texts = [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

/** Whether an embed shows nothing. */
function isEmpty(embed: EmbedInput): boolean {
  const { title, description, footer, author, image, thumbnail, fields } = embed;
  return ![title, description, footer, author, image, thumbnail, fields?.length].some(Boolean);
}
