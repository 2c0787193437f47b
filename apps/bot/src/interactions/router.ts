import { type ErrorCode, refuse } from '@fns/contracts/errors';
import type { MessagePayload } from '@fns/contracts/message-payload';
import { decodeCustomId } from '@fns/core/custom-id';
import type { Result } from '@fns/core/result';
import { refused } from '@fns/core/result';
import { refusalView } from '@fns/core/views/refusal.view';
import { type APIInteraction, ComponentType, InteractionType } from 'discord.js';
import { expectedRefusal } from '../expected-refusal.ts';
import { type Log, logBug } from '../log.ts';
import type { Answers } from './answers.ts';
import type { ButtonHandler, ButtonPress } from './button.ts';

export interface RouterDeps {
  buttons: ButtonHandler[];
  answers: Answers;
  log: Log;
  isStopping: () => boolean;
  /** Told of each interaction; `acknowledgedMs` from its arrival, null when it came too late. */
  onDone?: (task: string, outcome: Outcome, acknowledgedMs: number | null) => void;
}

export type Outcome = 'done' | 'refused' | 'failed';

/** What an interaction asks for, found out without asking anyone. */
interface Task {
  name: string;
  acknowledge: 'reply' | 'update';
  run: () => Promise<Result<MessagePayload>>;
}

/**
 * Leads each interaction to its handler. The acknowledgement leaves first; the handler works while it
 * travels, since every handler may be repeated, and what it answers is shown when both are done. The
 * promise settles when nothing more will happen, and never rejects.
 */
export function createRouter(deps: RouterDeps): (interaction: APIInteraction) => Promise<void> {
  const { answers, log } = deps;

  return async (interaction) => {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return;
    const task = taskOf(interaction, deps);
    const context = { interaction: interaction.id, guild: interaction.guild_id, task: task.name };
    const receivedAt = performance.now();

    const acknowledged = answers
      .acknowledge(interaction, task.acknowledge)
      .then((arrival) => (arrival === 'expired' ? null : performance.now() - receivedAt))
      .catch((error) => {
        log.warn({ ...context, reason: String(error) }, 'an interaction was not acknowledged');
        return null;
      });
    const [acknowledgedMs, { payload, outcome }] = await Promise.all([
      acknowledged,
      answerOf(task, log, context),
    ]);
    deps.onDone?.(task.name, outcome, acknowledgedMs);

    if (acknowledgedMs === null) {
      log.info(
        context,
        'an interaction came too late to be answered; its work was done all the same',
      );
      return;
    }
    try {
      if (!(await answers.show(interaction, payload))) {
        log.info(context, 'the person no longer sees the message with the answer');
      }
    } catch (error) {
      log.warn({ ...context, reason: String(error) }, 'an answer could not be shown');
    }
  };
}

function taskOf(interaction: APIInteraction, deps: RouterDeps): Task {
  const refuseWith = (name: string, sentence: string): Task => ({
    name,
    acknowledge: 'reply',
    run: async () => refused(refuse('invalid_input', sentence)),
  });
  if (
    interaction.type !== InteractionType.MessageComponent ||
    interaction.data.component_type !== ComponentType.Button
  ) {
    return refuseWith('unknown', 'This version of FNS Tickets does not know what to do with that.');
  }
  const id = decodeCustomId(interaction.data.custom_id);
  const handler = deps.buttons.find((b) => b.feature === id?.feature && b.action === id.action);
  if (!id || !handler) {
    return refuseWith('unknown', 'This button belongs to another version of FNS Tickets.');
  }
  const { guild_id: guildId, member } = interaction;
  if (!guildId || !member) return refuseWith('outside', 'Tickets live in servers only.');

  const press: ButtonPress = {
    interactionId: interaction.id,
    guildId,
    channelId: interaction.channel.id,
    member,
    arg: id.arg,
  };
  return {
    name: `${handler.feature}:${handler.action}`,
    acknowledge: handler.acknowledge,
    run: async () => {
      if (deps.isStopping()) return refused(refuse('shutting_down'));
      return handler.press(press);
    },
  };
}

/** A refusal says why; a bug shows its reference. */
async function answerOf(
  task: Task,
  log: Log,
  context: object,
): Promise<{ payload: MessagePayload; outcome: Outcome }> {
  try {
    const result = await task.run();
    if (result.ok) return { payload: result.value, outcome: 'done' };
    const { code, message } = result.error;
    // What a server's admin can mend is worth a warning; what a member did is everyday life.
    const level = setUpWrong.includes(code) ? 'warn' : 'info';
    log[level]({ ...context, code }, message);
    return { payload: refusalView(result.error), outcome: 'refused' };
  } catch (error) {
    const refusal = expectedRefusal(error);
    if (refusal) {
      log.warn({ ...context, code: refusal.code, reason: String(error) }, refusal.message);
      return { payload: refusalView(refusal), outcome: 'failed' };
    }
    const reference = logBug(log, error, 'an interaction failed', context);
    return { payload: refusalView(refuse('internal'), reference), outcome: 'failed' };
  }
}

const setUpWrong: ErrorCode[] = [
  'missing_permission',
  'role_hierarchy',
  'category_full',
  'server_full',
  'discord_refused',
  'discord_unavailable',
];
