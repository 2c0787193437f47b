import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import { pictureUrl, reportAt, sizedList, sizedText, snowflake, webUrl } from '../form.ts';
import { emojiSchema } from './emoji-schema.ts';

/**
 * Components of messages and modals, one schema per kind.
 * https://discord.com/developers/docs/components/reference
 */

/** Any component may carry a number of its own. */
export const number = { id: z.number().int().min(0).optional() };
export const customId = sizedText(1, 100);

export const buttonSchema = z
  .strictObject({
    ...number,
    type: z.literal(ComponentType.Button),
    style: z.number().int().min(1).max(6),
    label: z.string().max(80).nullish(),
    emoji: emojiSchema.nullish(),
    custom_id: z.string().max(100).nullish(),
    sku_id: snowflake.nullish(),
    url: z.string().max(512).nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine((button, context) => {
    const isLink = button.style === ButtonStyle.Link;
    const isPremium = button.style === ButtonStyle.Premium;
    if (isPremium) {
      if (!button.sku_id)
        reportAt(context, ['sku_id'], 'BASE_TYPE_REQUIRED', 'This field is required');
      return;
    }
    if (isLink) {
      if (!button.url) reportAt(context, ['url'], 'BASE_TYPE_REQUIRED', 'This field is required');
      else context.issues.push(...linkIssues(button.url));
      if (button.custom_id) {
        reportAt(
          context,
          ['custom_id'],
          'BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
          'A custom id and url cannot both be specified',
        );
      }
    } else {
      if (!button.custom_id) {
        reportAt(
          context,
          ['custom_id'],
          'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
          'A custom id is required',
        );
      }
      if (button.url) {
        reportAt(
          context,
          ['url'],
          'BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
          'A custom id and url cannot both be specified',
        );
      }
    }
    if (!button.label && !button.emoji) {
      reportAt(context, ['label'], 'BASE_TYPE_REQUIRED', 'A label or emoji is required');
    }
  });

function linkIssues(url: string): z.core.$ZodRawIssue[] {
  const parsed = webUrl.safeParse(url);
  if (parsed.success || url.startsWith('discord://')) return [];
  return parsed.error.issues.map((issue) => ({
    code: 'custom' as const,
    path: ['url'],
    message: issue.message,
    input: url,
    params: issue.code === 'custom' ? issue.params : { code: 'URL_TYPE_INVALID_URL' },
  }));
}

const optionSchema = z.strictObject({
  label: sizedText(1, 100),
  value: sizedText(1, 100),
  description: z.string().max(100).nullish(),
  emoji: emojiSchema.nullish(),
  default: z.boolean().nullish(),
});

const selectFields = {
  ...number,
  custom_id: customId,
  placeholder: z.string().max(150).nullish(),
  min_values: z.number().int().min(0).max(25).nullish(),
  max_values: z.number().int().min(1).max(25).nullish(),
  disabled: z.boolean().nullish(),
  /** Modals only. */
  required: z.boolean().nullish(),
};
const defaultValues = z
  .array(z.strictObject({ id: snowflake, type: z.enum(['user', 'role', 'channel']) }))
  .max(25)
  .nullish();

export const stringSelectSchema = z
  .strictObject({
    ...selectFields,
    type: z.literal(ComponentType.StringSelect),
    options: sizedList(optionSchema, 1, 25),
  })
  .superRefine(({ options, min_values }, context) => {
    const seen = new Set<string>();
    for (const [index, { value }] of options.entries()) {
      if (seen.has(value)) {
        reportAt(
          context,
          ['options', index, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        );
      }
      seen.add(value);
    }
    if (options.length > 0 && (min_values ?? 1) > options.length) {
      reportAt(
        context,
        ['min_values'],
        'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE',
        'There are fewer options than must be chosen',
      );
    }
  });

const autoSelect = <T extends ComponentType>(type: T) =>
  z.strictObject({ ...selectFields, type: z.literal(type), default_values: defaultValues });

export const selectSchemas = [
  stringSelectSchema,
  autoSelect(ComponentType.UserSelect),
  autoSelect(ComponentType.RoleSelect),
  autoSelect(ComponentType.MentionableSelect),
  z.strictObject({
    ...selectFields,
    type: z.literal(ComponentType.ChannelSelect),
    default_values: defaultValues,
    channel_types: z.array(z.number().int()).nullish(),
  }),
] as const;

export const textInputSchema = z.strictObject({
  ...number,
  type: z.literal(ComponentType.TextInput),
  custom_id: customId,
  style: z.number().int().min(1).max(2),
  /** In an action row only; inside a Label the label has the text. */
  label: sizedText(1, 45).nullish(),
  min_length: z.number().int().min(0).max(4000).nullish(),
  max_length: z.number().int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
  value: z.string().max(4000).nullish(),
  placeholder: z.string().max(100).nullish(),
});

export const textDisplaySchema = z.strictObject({
  ...number,
  type: z.literal(ComponentType.TextDisplay),
  content: sizedText(1, 4000),
});

const media = z.object({ url: pictureUrl });
const mediaFields = {
  description: z.string().max(1024).nullish(),
  spoiler: z.boolean().optional(),
};

const thumbnailSchema = z.strictObject({
  ...number,
  type: z.literal(ComponentType.Thumbnail),
  media,
  ...mediaFields,
});

const sectionSchema = z.strictObject({
  ...number,
  type: z.literal(ComponentType.Section),
  components: sizedList(textDisplaySchema, 1, 3),
  accessory: z.discriminatedUnion('type', [buttonSchema, thumbnailSchema]),
});

const gallerySchema = z.strictObject({
  ...number,
  type: z.literal(ComponentType.MediaGallery),
  items: z
    .array(z.strictObject({ media, ...mediaFields }))
    .min(1)
    .max(10),
});

const fileSchema = z.strictObject({
  ...number,
  type: z.literal(ComponentType.File),
  file: z.object({ url: z.string().startsWith('attachment://') }),
  spoiler: z.boolean().optional(),
});

const separatorSchema = z.strictObject({
  ...number,
  type: z.literal(ComponentType.Separator),
  divider: z.boolean().optional(),
  spacing: z.number().int().min(1).max(2).optional(),
});

/** A row holds up to five buttons or one select menu, never both. */
export const actionRowSchema = z
  .strictObject({
    ...number,
    type: z.literal(ComponentType.ActionRow),
    components: sizedList(
      z.discriminatedUnion('type', [buttonSchema, ...selectSchemas, textInputSchema]),
      1,
      5,
    ),
  })
  .superRefine(({ components }, context) => {
    const isWide = (type: ComponentType) => type !== ComponentType.Button;
    if (!components.some(({ type }) => isWide(type))) return;
    for (const index of components.keys()) {
      if (index === 0) continue;
      reportAt(
        context,
        ['components', index],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
    }
  });

const layout = [
  actionRowSchema,
  textDisplaySchema,
  sectionSchema,
  gallerySchema,
  fileSchema,
  separatorSchema,
] as const;

const containerSchema = z.strictObject({
  ...number,
  type: z.literal(ComponentType.Container),
  components: z.array(z.discriminatedUnion('type', layout)).min(1),
  accent_color: z.number().int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().optional(),
});

export const topLevelSchema = z.discriminatedUnion('type', [...layout, containerSchema]);
export type TopLevelComponent = z.infer<typeof topLevelSchema>;
