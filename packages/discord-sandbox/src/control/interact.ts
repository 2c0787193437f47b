import {
  InteractionResponseType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { acknowledgeWithin } from '../interactions/life.ts';
import { startInteraction } from '../interactions/start.ts';
import type { InteractionRow, UserRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import { notTimedOut, permitted, seenBy, seenMessage } from './acting.ts';
import { choose } from './choices.ts';
import { commandData, commandNamed } from './command-data.ts';
import { buttonIn, selectIn } from './components.ts';
import type { AutocompleteAnswer } from './contract.ts';
import { type Modal, modalData } from './modal-fields.ts';
import { invalid, notFound } from './refusal.ts';

/** Everything a person can do with a bot; each sends an interaction. */

export function press(
  world: World,
  person: UserRow,
  { messageId, customId }: { messageId: string; customId: string },
): InteractionRow {
  const message = seenMessage(world, person, messageId);
  notTimedOut(world, person, message.guildId);
  const button = buttonIn(message, customId);
  return startInteraction(world, {
    type: InteractionType.MessageComponent,
    applicationId: message.applicationId ?? '',
    channelId: message.channelId,
    userId: person.id,
    messageId: message.id,
    customId,
    data: { component_type: button.type, custom_id: customId, id: button.id },
  });
}

export function select(
  world: World,
  person: UserRow,
  { messageId, customId, values }: { messageId: string; customId: string; values: string[] },
): InteractionRow {
  const message = seenMessage(world, person, messageId);
  notTimedOut(world, person, message.guildId);
  const menu = selectIn(message, customId);
  const channel = seenBy(world, person, message.channelId);
  const resolved = choose(world, person, channel, menu, values);
  return startInteraction(world, {
    type: InteractionType.MessageComponent,
    applicationId: message.applicationId ?? '',
    channelId: message.channelId,
    userId: person.id,
    messageId: message.id,
    customId,
    data: {
      component_type: menu.type,
      custom_id: customId,
      id: menu.id,
      values,
      ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    },
  });
}

export interface Typed {
  channelId: string;
  name: string;
  applicationId?: string | undefined;
  options: Record<string, string | number | boolean>;
  targetId?: string | undefined;
}

export function runCommand(world: World, person: UserRow, typed: Typed): InteractionRow {
  return sendCommand(world, person, typed, InteractionType.ApplicationCommand);
}

function sendCommand(
  world: World,
  person: UserRow,
  typed: Typed & { focused?: string },
  type: InteractionType,
): InteractionRow {
  const channel = permitted(
    world,
    person,
    typed.channelId,
    PermissionFlagsBits.UseApplicationCommands,
    'use commands',
  );
  notTimedOut(world, person, channel.guildId);
  const usable = commandNamed(world, person, channel, typed.name, typed.applicationId);
  return startInteraction(world, {
    type,
    applicationId: usable.application.id,
    channelId: channel.id,
    userId: person.id,
    commandName: typed.name,
    data: commandData(world, person, channel, usable, typed),
  });
}

/** What the bot suggests for the option being typed. */
export async function autocomplete(
  world: World,
  person: UserRow,
  typed: Typed & { focused: string },
): Promise<AutocompleteAnswer> {
  const { id } = sendCommand(world, person, typed, InteractionType.ApplicationCommandAutocomplete);
  return new Promise((resolve) => {
    const finish = (answer: AutocompleteAnswer) => {
      stop();
      cancel();
      resolve(answer);
    };
    const stop = world.notices.subscribe(({ type, data }) => {
      const told = data as { interactionId?: string; choices?: AutocompleteAnswer['choices'] };
      if (told.interactionId !== id || type !== 'interaction-answered') return;
      finish({ choices: told.choices ?? [], failed: false });
    });
    const cancel = world.clock.after(acknowledgeWithin, () =>
      finish({ choices: [], failed: true }),
    );
  });
}

export function submitModal(
  world: World,
  person: UserRow,
  { interactionId, fields }: { interactionId: string; fields: Parameters<typeof modalData>[4] },
): InteractionRow {
  const opener = world.interactions.get(interactionId);
  if (opener?.userId !== person.id) throw notFound('There is no interaction with this id.');
  if (opener.acknowledgement?.type !== InteractionResponseType.Modal || !opener.modal) {
    throw invalid('This interaction opened no modal, or it was submitted already.');
  }
  const channel = seenBy(world, person, opener.channelId);
  notTimedOut(world, person, channel.guildId);
  const modal = opener.modal as Modal;
  const data = modalData(world, person, channel, modal, fields);
  world.interactions.patch(opener.id, { modal: null });
  return startInteraction(world, {
    type: InteractionType.ModalSubmit,
    applicationId: opener.applicationId,
    channelId: channel.id,
    userId: person.id,
    messageId: opener.messageId && world.messages.has(opener.messageId) ? opener.messageId : null,
    customId: modal.custom_id,
    data,
  });
}
