import type { LiveEvent, Person } from '../../../src/control/contract.ts';
import { controlApi } from '../api/control-api.ts';
import { sentenceOf } from '../api/control-error.ts';
import { applyEvent } from './apply-event.ts';
import { openEventStream } from './event-stream.ts';
import { createHistory } from './history.ts';
import { createInteractions } from './interactions.ts';
import { createOutbox } from './outbox.ts';
import { emptyState, findChannel, type SessionState } from './state.ts';
import { createStore } from './store.ts';

const noticeFor = 7000;

/** Being one person: what they see, live, and what they can do. One per person and page. */
export function createSession(person: Person) {
  const store = createStore<SessionState>({ ...emptyState, self: person });
  const api = controlApi(person.id);
  const history = createHistory(store, api);
  const listeners = new Set<(event: LiveEvent) => void>();
  let notices = 0;

  const notify = (text: string) => {
    notices += 1;
    const id = notices;
    store.update((state) => ({ ...state, notices: [...state.notices.slice(-2), { id, text }] }));
    setTimeout(() => dismissNotice(id), noticeFor);
  };
  const dismissNotice = (id: number) =>
    store.update((state) => ({
      ...state,
      notices: state.notices.filter((each) => each.id !== id),
    }));

  /** Runs what a person asked for; a refusal becomes a notice. */
  const attempt = async (action: () => Promise<unknown>) => {
    try {
      await action();
    } catch (error) {
      notify(sentenceOf(error));
    }
  };

  let connections = 0;
  /** Events that arrive while the state is under way; the state may be older than they are. */
  let held: LiveEvent[] | undefined;

  const apply = (event: LiveEvent) => {
    store.update((state) => applyEvent(state, event, Date.now()));
    for (const listener of listeners) listener(event);
  };

  /** After every (re)connection: the state anew, and the open channel's latest, so no gap remains. */
  const catchUp = async () => {
    connections += 1;
    const mine = connections;
    held ??= [];
    try {
      const { self, guilds, directMessages, people, pending } = await api.state();
      if (mine !== connections) return;
      store.update((state) => ({
        ...state,
        phase: 'ready',
        problem: null,
        self,
        guilds,
        directMessages,
        people: Object.fromEntries(people.map((each) => [each.id, each])),
        pending,
      }));
      history.refresh();
    } catch (error) {
      if (mine !== connections) return;
      store.update((state) =>
        state.phase === 'ready' ? state : { ...state, phase: 'failed', problem: sentenceOf(error) },
      );
    }
    const missed = held ?? [];
    held = undefined;
    for (const event of missed) apply(event);
  };

  const receive = (event: LiveEvent) => {
    if (event.type === 'ready') {
      void catchUp();
      return;
    }
    history.observe(event);
    if (held) held.push(event);
    else apply(event);
  };

  let close = () => {};
  return {
    store,
    api,
    start: () => {
      close = openEventStream(api.eventsUrl, {
        onEvent: receive,
        onOnline: (online) => store.update((state) => ({ ...state, online })),
      });
    },
    stop: () => close(),
    retry: () => catchUp(),
    onEvent: (listener: (event: LiveEvent) => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    notify,
    dismissNotice,
    history,
    outbox: createOutbox(store, api),
    interactions: createInteractions(store, api, notify),

    edit: (messageId: string, content: string) => attempt(() => api.edit(messageId, content)),
    remove: (messageId: string) => attempt(() => api.remove(messageId)),
    react: (messageId: string, emoji: string, on: boolean) =>
      attempt(() => api.react(messageId, emoji, on)),
    dismiss: (messageId: string) => attempt(() => api.dismiss(messageId)),
    /** Signs of life nobody waits for: a failure is no news. */
    typing: (channelId: string) => void api.typing(channelId).catch(() => {}),
    read: (channelId: string) => {
      if (findChannel(store.get(), channelId)?.unread) void api.read(channelId).catch(() => {});
    },
    openDm: async (userId: string): Promise<string | undefined> => {
      let channelId: string | undefined;
      await attempt(async () => {
        const channel = await api.openDm(userId);
        store.update((state) =>
          applyEvent(state, { type: 'channel.upserted', channel }, Date.now()),
        );
        channelId = channel.id;
      });
      return channelId;
    },
  };
}
export type Session = ReturnType<typeof createSession>;
