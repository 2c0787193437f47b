import { ApplicationCommandType } from 'discord-api-types/v10';
import { z } from 'zod';
import { permissionBits, reportAt, sizedText } from '../form.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */

const slashName = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;
const localizations = z.record(z.string(), z.string().nullable()).nullish();

function checkName(name: string, context: z.core.$RefinementCtx, path: PropertyKey[]): void {
  if (slashName.test(name) && name === name.toLowerCase()) return;
  reportAt(
    context,
    path,
    'APPLICATION_COMMAND_INVALID_NAME',
    'Command name is invalid: lower case letters, digits, - and _ only, at most 32',
  );
}

const choiceSchema = z.strictObject({
  name: sizedText(1, 100),
  name_localizations: localizations,
  value: z.union([z.string().max(100), z.number()]),
});

const optionFields = {
  type: z.number().int().min(1).max(11),
  name: z.string(),
  name_localizations: localizations,
  description: sizedText(1, 100),
  description_localizations: localizations,
  required: z.boolean().optional(),
  choices: z.array(choiceSchema).max(25).optional(),
  channel_types: z.array(z.number().int()).optional(),
  min_value: z.number().optional(),
  max_value: z.number().optional(),
  min_length: z.number().int().min(0).max(6000).optional(),
  max_length: z.number().int().min(1).max(6000).optional(),
  autocomplete: z.boolean().optional(),
};

type Option = z.infer<z.ZodObject<typeof optionFields>> & { options?: Option[] | undefined };

const optionSchema: z.ZodType<Option> = z
  .strictObject({
    ...optionFields,
    get options() {
      return z.array(optionSchema).max(25).optional();
    },
  })
  .superRefine((option, context) => {
    checkName(option.name, context, ['name']);
    checkRequiredFirst(option.options ?? [], context);
  });

function checkRequiredFirst(options: Option[], context: z.core.$RefinementCtx): void {
  const firstOptional = options.findIndex(({ required }) => !required);
  const late = options.findIndex(({ required }, at) => required && at > firstOptional);
  if (firstOptional === -1 || late === -1) return;
  reportAt(
    context,
    ['options', late],
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    'Required options must be placed before non-required options',
  );
}

export const commandSchema = z
  .strictObject({
    id: z.string().optional(),
    type: z.literal([1, 2, 3, 4]).optional(),
    name: sizedText(1, 32),
    name_localizations: localizations,
    description: z.string().max(100).nullish(),
    description_localizations: localizations,
    options: z.array(optionSchema).max(25).nullish(),
    default_member_permissions: permissionBits.nullish(),
    dm_permission: z.boolean().nullish(),
    default_permission: z.boolean().nullish(),
    nsfw: z.boolean().nullish(),
    integration_types: z.array(z.number().int()).nullish(),
    contexts: z.array(z.number().int()).nullish(),
    handler: z.number().int().nullish(),
  })
  .superRefine((command, context) => {
    if ((command.type ?? 1) !== ApplicationCommandType.ChatInput) return;
    checkName(command.name, context, ['name']);
    if (!command.description) {
      reportAt(context, ['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
    checkRequiredFirst(command.options ?? [], context);
  });
export type CommandInput = z.infer<typeof commandSchema>;
