import type { APIMessage } from 'discord-api-types/v10';
import type { LiveEvent } from '../../../src/control/contract.ts';
import type { ControlApi, PageQuery } from '../api/control-api.ts';
import { sentenceOf } from '../api/control-error.ts';
import { inLog } from './apply-event.ts';
import {
  later,
  loadingLog,
  type MessageLog,
  trimmed,
  window,
  withMessage,
  withPage,
} from './message-log.ts';
import { findChannel, type SessionState } from './state.ts';
import type { Store } from './store.ts';

const pageSize = 50;

/** Loads stretches of channels. While a page is under way, live events about its messages win. */
export function createHistory(store: Store<SessionState>, api: ControlApi) {
  /** Per request under way: what happened live to messages since it left; null means deleted. */
  const watches = new Set<Map<string, APIMessage | null>>();

  const observe = (event: LiveEvent) => {
    for (const seen of watches) {
      if (event.type === 'message.created' || event.type === 'message.updated') {
        seen.set(event.message.id, event.message);
      } else if (event.type === 'message.deleted') {
        for (const id of event.messageIds) seen.set(id, null);
      }
    }
  };

  const fetchPage = async (channelId: string, query: Omit<PageQuery, 'limit'>) => {
    const seen = new Map<string, APIMessage | null>();
    watches.add(seen);
    try {
      const page = await api.messages(channelId, { limit: pageSize, ...query });
      const messages = page.messages.flatMap((message) => {
        const live = seen.get(message.id);
        return live === null ? [] : [live ?? message];
      });
      const known = new Set(page.messages.map(({ id }) => id));
      const news = [...seen.values()].filter(
        (each): each is APIMessage =>
          each !== null && each.channel_id === channelId && !known.has(each.id),
      );
      return { ...page, messages, news };
    } finally {
      watches.delete(seen);
    }
  };

  const change = (channelId: string, edit: (log: MessageLog) => MessageLog) =>
    store.update((state) => inLog(state, channelId, edit));

  const fail = (channelId: string) => (error: unknown) =>
    change(channelId, (log) => ({
      ...log,
      extending: null,
      ...(log.status === 'loading' ? { status: 'failed', problem: sentenceOf(error) } : {}),
    }));

  const begin = (channelId: string, awayFromPresent: boolean) =>
    store.update((state) => ({
      ...state,
      logs: { ...state.logs, [channelId]: loadingLog(awayFromPresent) },
    }));

  /** Loads the latest messages, replacing what was there. */
  const loadPresent = async (channelId: string) => {
    begin(channelId, false);
    await fetchPage(channelId, {})
      .then(({ messages, hasMore }) =>
        change(channelId, (log) => withPage(log, messages, { hasOlder: hasMore, hasNewer: false })),
      )
      .catch(fail(channelId));
  };

  let opened: string | undefined;

  /** Shows a channel: what is loaded of it, or its latest. */
  const open = (channelId: string) => {
    opened = channelId;
    const log = store.get().logs[channelId];
    if (!log || log.status === 'failed') void loadPresent(channelId);
  };

  /**
   * After a gap in the live events: what is loaded may be stale. The open channel is fetched again
   * behind what is shown; the others when they are next opened.
   */
  const refresh = () => {
    const { logs } = store.get();
    const log = opened === undefined ? undefined : logs[opened];
    if (opened === undefined || !log || log.status !== 'ready' || log.hasNewer) {
      store.update((state) => ({ ...state, logs: {} }));
      if (opened !== undefined && log) void loadPresent(opened);
      return;
    }
    const channelId = opened;
    store.update((state) => ({ ...state, logs: { [channelId]: log } }));
    void fetchPage(channelId, {})
      .then(({ messages, news, hasMore }) =>
        change(channelId, () => {
          const log = withPage(loadingLog(), messages, { hasOlder: hasMore, hasNewer: false });
          return news.reduce(withMessage, log);
        }),
      )
      .catch(fail(channelId));
  };

  /** Loads the messages around one, for a permanent link. */
  const loadAround = async (channelId: string, messageId: string) => {
    opened = channelId;
    begin(channelId, true);
    await fetchPage(channelId, { around: messageId })
      .then(({ messages, hasMore }) => {
        const latest = findChannel(store.get(), channelId)?.lastMessageId;
        const last = messages.at(-1)?.id;
        const hasNewer = Boolean(latest && last && later(latest, last));
        change(channelId, (log) => withPage(log, messages, { hasOlder: hasMore, hasNewer }));
      })
      .catch(fail(channelId));
  };

  const extend = async (channelId: string, end: 'older' | 'newer') => {
    const log = store.get().logs[channelId];
    const edge = end === 'older' ? log?.messages[0] : log?.messages.at(-1);
    const more = end === 'older' ? log?.hasOlder : log?.hasNewer;
    if (!log || !edge || !more || log.status !== 'ready' || log.extending) return;
    change(channelId, (each) => ({ ...each, extending: end }));
    const query = end === 'older' ? { before: edge.id } : { after: edge.id };
    await fetchPage(channelId, query)
      .then(({ messages, hasMore }) =>
        change(channelId, (each) => {
          const ends =
            end === 'older' ? { hasOlder: hasMore } : { hasNewer: messages.length >= pageSize };
          return trimmed(withPage(each, messages, ends), end === 'older' ? 'oldest' : 'newest');
        }),
      )
      .catch(fail(channelId));
  };

  /** While one sits at the bottom, the far top of what went by is let go. */
  const forgetOld = (channelId: string) =>
    change(channelId, (log) =>
      log.messages.length > window + pageSize ? trimmed(log, 'newest') : log,
    );

  return { observe, forgetOld, open, refresh, loadPresent, loadAround, extend };
}
