import { ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import { reportAt, sizedList, sizedText } from '../form.ts';
import {
  actionRowSchema,
  customId,
  number,
  selectSchemas,
  textDisplaySchema,
  textInputSchema,
} from './component-schema.ts';

const choiceFields = {
  value: sizedText(1, 100),
  label: sizedText(1, 100),
  description: z.string().max(100).nullish(),
  default: z.boolean().nullish(),
};

/** What a modal's label can hold. */
const labelledSchema = z.discriminatedUnion('type', [
  textInputSchema,
  ...selectSchemas,
  z.strictObject({
    ...number,
    type: z.literal(ComponentType.FileUpload),
    custom_id: customId,
    min_values: z.number().int().min(0).max(10).nullish(),
    max_values: z.number().int().min(1).max(10).nullish(),
    required: z.boolean().nullish(),
  }),
  z.strictObject({
    ...number,
    type: z.literal(ComponentType.RadioGroup),
    custom_id: customId,
    options: sizedList(z.strictObject(choiceFields), 2, 10),
    required: z.boolean().nullish(),
  }),
  z.strictObject({
    ...number,
    type: z.literal(ComponentType.CheckboxGroup),
    custom_id: customId,
    options: sizedList(z.strictObject(choiceFields), 1, 10),
    min_values: z.number().int().min(0).max(10).nullish(),
    max_values: z.number().int().min(1).max(10).nullish(),
    required: z.boolean().nullish(),
  }),
  z.strictObject({
    ...number,
    type: z.literal(ComponentType.Checkbox),
    custom_id: customId,
    default: z.boolean().nullish(),
  }),
]);

export const labelSchema = z.strictObject({
  ...number,
  type: z.literal(ComponentType.Label),
  label: sizedText(1, 45),
  description: z.string().max(100).nullish(),
  component: labelledSchema,
});

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
export const modalSchema = z
  .strictObject({
    custom_id: customId,
    title: sizedText(1, 45),
    components: sizedList(
      z.discriminatedUnion('type', [actionRowSchema, labelSchema, textDisplaySchema]),
      1,
      5,
    ),
  })
  .superRefine(({ components }, context) => {
    const seen = new Set<string>();
    for (const [index, component] of components.entries()) {
      const inner =
        component.type === ComponentType.Label
          ? component.component
          : component.type === ComponentType.ActionRow
            ? component.components[0]
            : undefined;
      if (
        inner &&
        component.type === ComponentType.ActionRow &&
        inner.type !== ComponentType.TextInput
      ) {
        reportAt(
          context,
          ['components', index],
          'UNION_TYPE_CHOICES',
          'Value of field "type" must be one of (4,).',
        );
      }
      const id = inner && 'custom_id' in inner ? inner.custom_id : undefined;
      if (!id) continue;
      if (seen.has(id)) {
        reportAt(
          context,
          ['components', index],
          'COMPONENT_CUSTOM_ID_DUPLICATED',
          'Component custom id cannot be duplicated',
        );
      }
      seen.add(id);
    }
  });
