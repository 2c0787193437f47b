import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChannelView } from '../../../../src/control/contract.ts';
import type { MessageLog } from '../../session/message-log.ts';
import { useSession } from '../../session/use-session.ts';

/** Closer than this to an end counts as there (px). */
const atEnd = 40;
/** More is loaded this far before an end is reached (px). */
const ahead = 700;
const highlightFor = 2500;

interface Anchor {
  id: string;
  top: number;
}

interface Options {
  channel: ChannelView;
  log: MessageLog | undefined;
  /** How much stands below the messages; growing moves a reader at the bottom along. */
  extra: number;
  /** The message a permanent link leads to. */
  target: string | null;
  path: string;
}

/**
 * The list's scrolling: stays at the bottom while there; elsewhere what is read stays where it is,
 * whatever is added or cut above it; loads more near the ends; marks read at the bottom.
 */
export function useLogScroll({ channel, log, extra, target, path }: Options) {
  const session = useSession();
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const bottom = useRef(true);
  const anchor = useRef<Anchor | undefined>(undefined);
  const shownTarget = useRef<string | null>(null);
  const [away, setAway] = useState(false);
  const [news, setNews] = useState(0);
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const lastId = log?.messages.at(-1)?.id;
  const hasNewer = log?.hasNewer ?? false;

  const loadNear = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    if (scrollTop < ahead) void session.history.extend(channel.id, 'older');
    if (scrollHeight - clientHeight - scrollTop < ahead) {
      void session.history.extend(channel.id, 'newer');
    }
  }, [session, channel.id]);

  const look = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const below = scrollHeight - clientHeight - scrollTop;
    bottom.current = below < atEnd && !hasNewer;
    anchor.current = bottom.current ? undefined : firstVisible(element);
    setAway(hasNewer || below > clientHeight);
    if (bottom.current) {
      setNews(0);
      if (document.hasFocus()) session.read(channel.id);
    }
  }, [session, channel.id, hasNewer]);

  const onScroll = useCallback(() => {
    look();
    loadNear();
  }, [look, loadNear]);

  // After every change of the list, before it is painted: back to where the reader was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the changes
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || log?.status !== 'ready') return;
    if (target && shownTarget.current !== path) {
      const row = document.getElementById(`message-${target}`);
      if (row) {
        shownTarget.current = path;
        row.scrollIntoView({ block: 'center' });
        row.focus({ preventScroll: true });
        setHighlighted(target);
      }
    } else if (bottom.current) {
      element.scrollTop = element.scrollHeight;
      session.history.forgetOld(channel.id);
    } else {
      restore(element, anchor.current);
    }
    look();
    loadNear();
  }, [log?.messages, log?.status, log?.hasOlder, extra, path]);

  useEffect(() => {
    if (!highlighted) return;
    const timer = setTimeout(() => setHighlighted(null), highlightFor);
    return () => clearTimeout(timer);
  }, [highlighted]);

  // Pictures arrive, embeds open, the window shrinks: the bottom stays the bottom.
  useEffect(() => {
    const element = box.current;
    if (!element || !content.current) return;
    const observer = new ResizeObserver(() => {
      if (bottom.current) element.scrollTop = element.scrollHeight;
      else restore(element, anchor.current);
    });
    observer.observe(element);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  useEffect(
    () =>
      session.onEvent((event) => {
        if (event.type !== 'message.created' || event.message.channel_id !== channel.id) return;
        const self = event.message.author.id === session.store.get().self?.id;
        if (!self && (!bottom.current || !document.hasFocus())) setNews((count) => count + 1);
      }),
    [session, channel.id],
  );

  // One's own words are always shown, wherever one was reading.
  useEffect(() => {
    let sent = session.store.get().outgoing.length;
    return session.store.subscribe(() => {
      const { outgoing } = session.store.get();
      const latest = outgoing.at(-1);
      if (outgoing.length > sent && latest?.channelId === channel.id) {
        bottom.current = true;
        anchor.current = undefined;
        const { logs } = session.store.get();
        if (logs[channel.id]?.hasNewer) void session.history.loadPresent(channel.id);
      }
      sent = outgoing.length;
    });
  }, [session, channel.id]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last message is what to read
  useEffect(() => {
    const read = () => {
      if (bottom.current && document.hasFocus()) session.read(channel.id);
    };
    read();
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, [session, channel.id, lastId, channel.unread]);

  const jump = () => {
    bottom.current = true;
    anchor.current = undefined;
    setAway(false);
    if (hasNewer) {
      void session.history.loadPresent(channel.id);
      return;
    }
    const element = box.current;
    element?.scrollTo({ top: element.scrollHeight });
  };

  return { box, content, onScroll, away, news, highlighted, jump };
}

function firstVisible(element: HTMLElement): Anchor | undefined {
  const { top } = element.getBoundingClientRect();
  for (const row of element.querySelectorAll<HTMLElement>('article[id^="message-"]')) {
    const at = row.getBoundingClientRect();
    if (at.bottom > top) return { id: row.id, top: at.top - top };
  }
  return undefined;
}

function restore(element: HTMLElement, anchor: Anchor | undefined): void {
  const row = anchor && document.getElementById(anchor.id);
  if (!row) return;
  const now = row.getBoundingClientRect().top - element.getBoundingClientRect().top;
  element.scrollTop += now - anchor.top;
}
