import { randomBytes } from 'node:crypto';
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { emit } from '../world/actions/dispatches.ts';
import type { InteractionRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import { acknowledgeWithin, tokenLifetime } from './life.ts';
import { interactionPayload } from './payload.ts';

export type InteractionDraft = Pick<
  InteractionRow,
  'applicationId' | 'type' | 'channelId' | 'userId' | 'data'
> &
  Partial<Pick<InteractionRow, 'messageId' | 'customId' | 'commandName'>>;

/** Sends what a person did to the application, which then has three seconds to acknowledge. */
export function startInteraction(world: World, draft: InteractionDraft): InteractionRow {
  forgetExpired(world);
  const interaction = world.interactions.put({
    id: world.ids.next(),
    token: randomBytes(96).toString('base64url'),
    guildId: world.channels.get(draft.channelId)?.guildId ?? null,
    messageId: null,
    customId: null,
    commandName: null,
    createdAt: world.clock.now(),
    acknowledgement: null,
    originalMessageId: null,
    modal: null,
    failed: false,
    ...draft,
  });
  const payload = interactionPayload(world, interaction);
  world.notices.emit({
    userId: draft.userId,
    type: 'interaction-pending',
    data: { interactionId: interaction.id },
  });
  world.clock.after(acknowledgeWithin, () => failUnanswered(world, interaction.id));
  emit(world, GatewayDispatchEvents.InteractionCreate, payload, {
    guildId: interaction.guildId,
    applicationId: interaction.applicationId,
  });
  return interaction;
}

/** "This application did not respond." */
function failUnanswered(world: World, interactionId: string): void {
  const interaction = world.interactions.get(interactionId);
  if (!interaction || interaction.acknowledgement) return;
  world.interactions.put({ ...interaction, failed: true });
  world.notices.emit({
    userId: interaction.userId,
    type: 'interaction-failed',
    data: { interactionId },
  });
}

/** Rows are in the order they were made, so the first one alive ends the search. */
function forgetExpired(world: World): void {
  for (const { id, createdAt } of world.interactions.values()) {
    if (world.clock.now() - createdAt < tokenLifetime) return;
    world.interactions.delete(id);
  }
}
