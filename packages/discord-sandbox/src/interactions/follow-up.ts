import { MessageFlags } from 'discord-api-types/v10';
import type { UploadedPart } from '../rest/call.ts';
import { changeFields, draftFields } from '../rest/message-form.ts';
import { editMessage } from '../world/actions/change-message.ts';
import { refusal } from '../world/refusal.ts';
import type { InteractionRow, MessageRow } from '../world/rows.ts';
import type { MessageCreate } from '../world/rules/message-schema.ts';
import type { World } from '../world/world.ts';
import { tokenLifetime } from './life.ts';
import { answer } from './respond.ts';

/** The interaction a token belongs to, while it lives and once it was acknowledged. */
export function interactionOfToken(
  world: World,
  applicationId: string,
  token: string,
): InteractionRow | undefined {
  const found = world.interactions.by('token', token)[0];
  if (!found || found.applicationId !== applicationId) return undefined;
  if (world.clock.now() - found.createdAt > tokenLifetime) return undefined;
  return found;
}

/** One more message after the answer; the first one fills in a "thinking…" still open. */
export function followUp(
  world: World,
  interaction: InteractionRow,
  form: MessageCreate,
  files: UploadedPart[],
): MessageRow {
  if (!interaction.acknowledgement) throw refusal('unknownWebhook');
  const original = interaction.originalMessageId
    ? world.messages.get(interaction.originalMessageId)
    : undefined;
  if (original && original.flags & MessageFlags.Loading) {
    const { content, embeds, components, allowed_mentions } = form;
    const change = { content, embeds, components, allowed_mentions, flags: form.flags };
    return editMessage(world, original.id, changeFields(change, files));
  }
  return answer(world, interaction, draftFields(form, files), true);
}

/** A message of this interaction: `@original`, or a follow-up by its id. */
export function messageOfInteraction(
  world: World,
  interaction: InteractionRow,
  id: string,
): MessageRow {
  const wanted = id === '@original' ? interaction.originalMessageId : id;
  const message = wanted ? world.messages.get(wanted) : undefined;
  const isOwn = message?.applicationId === interaction.applicationId;
  if (!message || !isOwn || message.channelId !== interaction.channelId) {
    throw refusal('unknownMessage');
  }
  return message;
}
