import type { ControlApi } from '../api/control-api.ts';
import { sentenceOf } from '../api/control-error.ts';
import { applyEvent } from './apply-event.ts';
import type { Outgoing, SessionState } from './state.ts';
import type { Store } from './store.ts';

export interface Draft {
  channelId: string;
  content: string;
  files: File[];
  replyTo: string | null;
}

/** Messages under way: shown at once, replaced by the real one, kept with a reason when refused. */
export function createOutbox(store: Store<SessionState>, api: ControlApi) {
  const replace = (nonce: string, change: (each: Outgoing) => Outgoing | undefined) =>
    store.update((state) => ({
      ...state,
      outgoing: state.outgoing.flatMap((each) =>
        each.nonce === nonce ? (change(each) ?? []) : each,
      ),
    }));

  const deliver = async ({ nonce, channelId, content, files, replyTo }: Outgoing) => {
    try {
      const message = await api.send({
        channelId,
        content,
        files,
        nonce,
        ...(replyTo ? { replyTo } : {}),
      });
      store.update((state) =>
        applyEvent(state, { type: 'message.created', message: { ...message, nonce } }, Date.now()),
      );
    } catch (error) {
      replace(nonce, (each) => ({ ...each, problem: sentenceOf(error) }));
    }
  };

  return {
    send: (draft: Draft) => {
      const outgoing: Outgoing = {
        ...draft,
        nonce: crypto.randomUUID().replaceAll('-', '').slice(0, 24),
        at: new Date().toISOString(),
        problem: null,
      };
      store.update((state) => ({ ...state, outgoing: [...state.outgoing, outgoing] }));
      void deliver(outgoing);
    },
    retry: (outgoing: Outgoing) => {
      replace(outgoing.nonce, (each) => ({ ...each, problem: null }));
      void deliver(outgoing);
    },
    discard: (nonce: string) => replace(nonce, () => undefined),
  };
}
