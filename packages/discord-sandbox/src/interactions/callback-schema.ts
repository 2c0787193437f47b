import { InteractionResponseType } from 'discord-api-types/v10';
import { z } from 'zod';
import { sizedText } from '../world/form.ts';
import { messageCreateSchema, messageEditSchema } from '../world/rules/message-schema.ts';
import { modalSchema } from '../world/rules/modal-schema.ts';

const choiceSchema = z.object({
  name: sizedText(1, 100),
  name_localizations: z.record(z.string(), z.string().nullable()).nullish(),
  value: z.union([z.string().max(100), z.number()]),
});

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object */
export const callbackSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(InteractionResponseType.Pong) }),
  z.strictObject({
    type: z.literal(InteractionResponseType.ChannelMessageWithSource),
    data: messageCreateSchema,
  }),
  z.strictObject({
    type: z.literal(InteractionResponseType.DeferredChannelMessageWithSource),
    data: z.object({ flags: z.number().int().nullish() }).nullish(),
  }),
  z.strictObject({
    type: z.literal(InteractionResponseType.DeferredMessageUpdate),
    data: z.unknown().optional(),
  }),
  z.strictObject({
    type: z.literal(InteractionResponseType.UpdateMessage),
    data: messageEditSchema.nullish(),
  }),
  z.strictObject({
    type: z.literal(InteractionResponseType.ApplicationCommandAutocompleteResult),
    data: z.strictObject({ choices: z.array(choiceSchema).max(25).nullish() }),
  }),
  z.strictObject({ type: z.literal(InteractionResponseType.Modal), data: modalSchema }),
]);
export type Callback = z.infer<typeof callbackSchema>;
