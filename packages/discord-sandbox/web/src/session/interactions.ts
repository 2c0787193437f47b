import type { APIMessage } from 'discord-api-types/v10';
import type { InteractionOutcome, RunCommand, SubmitModal } from '../../../src/control/contract.ts';
import type { ControlApi } from '../api/control-api.ts';
import { sentenceOf } from '../api/control-error.ts';
import { interactionFailed } from './apply-event.ts';
import type { SessionState } from './state.ts';
import type { Store } from './store.ts';

interface Origin {
  channelId: string;
  applicationId: string;
  messageId: string | null;
  customId: string | null;
  commandName: string | null;
}

/** Buttons, menus, commands and modals: what was pressed waits visibly until the application answers. */
export function createInteractions(
  store: Store<SessionState>,
  api: ControlApi,
  notify: (text: string) => void,
) {
  const settle = (origin: Origin, { interactionId, outcome, modal }: InteractionOutcome) => {
    store.update((state) => {
      if (outcome === 'failed') return interactionFailed(state, { ...origin, interactionId });
      if (outcome !== 'modal' || !modal) return state;
      const { applicationId } = origin;
      return {
        ...state,
        modal: { interactionId, applicationId, modal, problem: null, submitting: false },
      };
    });
  };

  const press = async (
    message: APIMessage,
    customId: string,
    call: () => Promise<InteractionOutcome>,
  ) => {
    if (store.get().pressed[message.id]) return;
    store.update((state) => ({
      ...state,
      pressed: { ...state.pressed, [message.id]: customId },
      unanswered: state.unanswered.filter(({ messageId }) => messageId !== message.id),
    }));
    const origin: Origin = {
      channelId: message.channel_id,
      applicationId: message.application_id ?? message.author.id,
      messageId: message.id,
      customId,
      commandName: null,
    };
    try {
      settle(origin, await call());
    } catch (error) {
      notify(sentenceOf(error));
    } finally {
      store.update((state) => {
        const { [message.id]: _done, ...pressed } = state.pressed;
        return { ...state, pressed };
      });
    }
  };

  return {
    click: (message: APIMessage, customId: string) =>
      press(message, customId, () => api.click({ messageId: message.id, customId })),

    select: (message: APIMessage, customId: string, values: string[]) =>
      press(message, customId, () => api.select({ messageId: message.id, customId, values })),

    run: async (command: RunCommand & { applicationId: string }) => {
      try {
        const outcome = await api.runCommand(command);
        settle({ ...command, messageId: null, customId: null, commandName: command.name }, outcome);
      } catch (error) {
        notify(sentenceOf(error));
      }
    },

    submit: async (fields: SubmitModal['fields']) => {
      const open = store.get().modal;
      if (!open || open.submitting) return;
      const { interactionId, applicationId } = open;
      const change = (submitting: boolean, problem: string | null) =>
        store.update((state) =>
          state.modal?.interactionId === interactionId
            ? { ...state, modal: { ...state.modal, submitting, problem } }
            : state,
        );
      change(true, null);
      try {
        const outcome = await api.submitModal({ interactionId, fields });
        if (outcome.outcome === 'failed') {
          change(false, 'Something went wrong: the application did not respond. Try again.');
          return;
        }
        store.update((state) => ({ ...state, modal: null }));
        const nowhere = { channelId: '', messageId: null, customId: null, commandName: null };
        settle({ ...nowhere, applicationId }, outcome);
      } catch (error) {
        change(false, sentenceOf(error));
      }
    },

    closeModal: () => store.update((state) => ({ ...state, modal: null })),

    forget: (interactionId: string) =>
      store.update((state) => ({
        ...state,
        unanswered: state.unanswered.filter((each) => each.interactionId !== interactionId),
      })),
  };
}
