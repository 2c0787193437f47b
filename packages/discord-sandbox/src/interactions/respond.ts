import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { UploadedPart } from '../rest/call.ts';
import { changeFields, draftFields } from '../rest/message-form.ts';
import { editMessage } from '../world/actions/change-message.ts';
import { type MessageDraft, sendMessage } from '../world/actions/send-message.ts';
import { invalidForm, refusal } from '../world/refusal.ts';
import type { InteractionRow, MessageRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { Callback } from './callback-schema.ts';
import { acknowledgeWithin } from './life.ts';

/** The one acknowledgement an interaction takes; what it showed, if it was a message. */
export function respond(
  world: World,
  interaction: InteractionRow,
  callback: Callback,
  files: UploadedPart[],
): MessageRow | null {
  if (interaction.acknowledgement) throw refusal('alreadyAcknowledged');
  if (interaction.failed || world.clock.now() - interaction.createdAt > acknowledgeWithin) {
    throw refusal('unknownInteraction');
  }
  checkKind(interaction, callback.type);
  const message = show(world, interaction, callback, files);
  world.interactions.put({
    ...interaction,
    acknowledgement: { at: world.clock.now(), type: callback.type },
    originalMessageId: message?.id ?? (usesMessage(callback.type) ? interaction.messageId : null),
    modal: callback.type === InteractionResponseType.Modal ? callback.data : null,
  });
  const { userId, id } = interaction;
  if (callback.type === InteractionResponseType.Modal) {
    world.notices.emit({ userId, type: 'modal', data: { interactionId: id } });
  }
  const choices =
    callback.type === InteractionResponseType.ApplicationCommandAutocompleteResult
      ? (callback.data.choices ?? [])
      : null;
  world.notices.emit({
    userId,
    type: 'interaction-answered',
    data: { interactionId: id, choices },
  });
  return message;
}

function show(
  world: World,
  interaction: InteractionRow,
  callback: Callback,
  files: UploadedPart[],
): MessageRow | null {
  switch (callback.type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return answer(world, interaction, draftFields(callback.data, files));
    case InteractionResponseType.DeferredChannelMessageWithSource: {
      const flags = ((callback.data?.flags ?? 0) & MessageFlags.Ephemeral) | MessageFlags.Loading;
      return answer(world, interaction, { flags });
    }
    case InteractionResponseType.UpdateMessage: {
      if (!interaction.messageId) throw refusal('unknownMessage');
      return editMessage(world, interaction.messageId, changeFields(callback.data ?? {}, files));
    }
    default:
      return null;
  }
}

const usesMessage = (type: InteractionResponseType) =>
  type === InteractionResponseType.DeferredMessageUpdate ||
  type === InteractionResponseType.UpdateMessage;

/** Which answers fit which interaction. */
function checkKind(interaction: InteractionRow, answer: InteractionResponseType): void {
  const { Ping, ApplicationCommandAutocomplete, ModalSubmit } = InteractionType;
  const fits =
    interaction.type === ApplicationCommandAutocomplete
      ? answer === InteractionResponseType.ApplicationCommandAutocompleteResult
      : answer === InteractionResponseType.Pong
        ? interaction.type === Ping
        : answer === InteractionResponseType.ApplicationCommandAutocompleteResult
          ? false
          : answer === InteractionResponseType.Modal
            ? interaction.type !== ModalSubmit
            : usesMessage(answer)
              ? interaction.messageId !== null
              : true;
  if (fits) return;
  throw invalidForm([
    {
      path: ['type'],
      code: 'INTERACTION_APPLICATION_CALLBACK_INVALID',
      message: 'This interaction cannot be answered with this type.',
    },
  ]);
}

/** A message that answers an interaction; ephemeral when its flag says so. */
export function answer(
  world: World,
  interaction: InteractionRow,
  fields: Omit<MessageDraft, 'channelId' | 'authorId'>,
  isFollowUp = false,
): MessageRow {
  const source = interaction.messageId ? world.messages.get(interaction.messageId) : undefined;
  const isCommand = interaction.type === InteractionType.ApplicationCommand;
  const isEphemeral = ((fields.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const repliesTo = isFollowUp
    ? (interaction.originalMessageId ?? source?.id ?? null)
    : (source?.id ?? null);
  const replied = repliesTo ? world.messages.get(repliesTo) : undefined;
  const replies = replied !== undefined && (replied.ephemeralFor === null || isEphemeral);
  return sendMessage(world, {
    ...fields,
    channelId: interaction.channelId,
    authorId: interaction.applicationId,
    applicationId: interaction.applicationId,
    type:
      isCommand && !isFollowUp
        ? MessageType.ChatInputCommand
        : replies
          ? MessageType.Reply
          : MessageType.Default,
    replyToId: replies ? replied.id : null,
    // An answer never pings whom it answers.
    allowedMentions: fields.allowedMentions ?? { parse: ['users', 'roles', 'everyone'] },
    ephemeralFor: isEphemeral ? interaction.userId : null,
    interaction: {
      id: interaction.id,
      type: interaction.type,
      userId: interaction.userId,
      name: interaction.commandName,
      sourceMessageId: interaction.messageId,
      originalMessageId: isFollowUp ? interaction.originalMessageId : null,
    },
  });
}
