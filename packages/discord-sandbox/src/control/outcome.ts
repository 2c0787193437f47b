import {
  GatewayDispatchEvents,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import { acknowledgeWithin } from '../interactions/life.ts';
import { messageObject } from '../world/objects/message.ts';
import type { InteractionRow, MessageRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { InteractionOutcome } from './contract.ts';

type Until = 'acknowledged' | 'answered';

/** How long a "thinking…" may take for `answered`, milliseconds. */
const answeredWithin = 15_000;

/** Waits for what the bot shows: an acknowledgement, and for `answered` also what follows it. */
export async function outcomeOf(
  world: World,
  interactionId: string,
  until: Until,
): Promise<InteractionOutcome> {
  await settled(world, acknowledgeWithin + 200, () => {
    const row = world.interactions.get(interactionId);
    return !row || row.failed || row.acknowledgement !== null;
  });
  const first = describe(world, interactionId);
  const waits = first.outcome === 'thinking' || first.outcome === 'deferred';
  if (until === 'acknowledged' || !waits) return first;

  let shown: InteractionOutcome | undefined;
  const before = world.interactions.get(interactionId);
  const stop = world.dispatch.subscribe(({ event, data }) => {
    const row = world.messages.get((data as { id?: string }).id ?? '');
    if (!row || !before) return;
    const isOriginal = row.id === before.originalMessageId;
    if (event === GatewayDispatchEvents.MessageUpdate && isOriginal) {
      shown ??= outcome(world, before, first.outcome === 'thinking' ? 'message' : 'updated', row);
    } else if (event === GatewayDispatchEvents.MessageCreate && row.interaction?.id === before.id) {
      shown ??= outcome(world, before, 'message', row);
    }
  });
  try {
    await settled(world, answeredWithin, () => shown !== undefined);
  } finally {
    stop();
  }
  return shown ?? first;
}

/** Resolves once `done`, or when the time is up. */
function settled(world: World, withinMs: number, done: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (done()) return resolve();
    const check = () => {
      if (!done()) return;
      finish();
    };
    const stops = [
      world.notices.subscribe(check),
      world.dispatch.subscribe(() => queueMicrotask(check)),
      world.clock.after(withinMs, () => finish()),
    ];
    function finish(): void {
      for (const stop of stops) stop();
      resolve();
    }
  });
}

function describe(world: World, interactionId: string): InteractionOutcome {
  const interaction = world.interactions.get(interactionId);
  const type = interaction?.acknowledgement?.type;
  const message = interaction?.originalMessageId
    ? world.messages.get(interaction.originalMessageId)
    : undefined;
  const nothing = { interactionId, message: null, modal: null };
  if (!interaction || type === undefined) return { ...nothing, outcome: 'failed' };
  switch (type) {
    case InteractionResponseType.Modal:
      return {
        ...nothing,
        outcome: 'modal',
        modal: interaction.modal as InteractionOutcome['modal'],
      };
    case InteractionResponseType.DeferredMessageUpdate:
      return { ...nothing, outcome: 'deferred' };
    case InteractionResponseType.UpdateMessage:
      return outcome(world, interaction, 'updated', message);
    default: {
      const thinks = message && message.flags & MessageFlags.Loading;
      return outcome(world, interaction, thinks ? 'thinking' : 'message', message);
    }
  }
}

function outcome(
  world: World,
  { id, userId }: InteractionRow,
  kind: InteractionOutcome['outcome'],
  message: MessageRow | undefined,
): InteractionOutcome {
  return {
    interactionId: id,
    outcome: kind,
    message: message ? messageObject(world, message, userId) : null,
    modal: null,
  };
}
