import type { APIMessage } from 'discord-api-types/v10';

/**
 * The part of a channel's history that is loaded: one unbroken stretch, oldest first. It never grows
 * past `window` while scrolling, so a channel of any length stays light.
 */
export interface MessageLog {
  messages: readonly APIMessage[];
  status: 'loading' | 'ready' | 'failed';
  /** A sentence, when failed. */
  problem: string | null;
  /** Which end is being extended. */
  extending: 'older' | 'newer' | null;
  hasOlder: boolean;
  /** Not at the present: newer messages exist that aren't here. */
  hasNewer: boolean;
}

/** Messages kept while scrolling; more than any screen shows. */
export const window = 300;

export function loadingLog(awayFromPresent = false): MessageLog {
  return {
    messages: [],
    status: 'loading',
    problem: null,
    extending: null,
    hasOlder: true,
    hasNewer: awayFromPresent,
  };
}

/** Ids carry their time: longer is later, and of the same length the greater. */
export function later(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length;
}

/** Adds or replaces one message that arrived live. One beyond the loaded stretch is left for later. */
export function withMessage(log: MessageLog, message: APIMessage): MessageLog {
  const at = log.messages.findIndex(({ id }) => id === message.id);
  if (at >= 0) return { ...log, messages: log.messages.with(at, message) };
  const last = log.messages.at(-1);
  const first = log.messages[0];
  if (!last || later(message.id, last.id)) {
    return log.hasNewer ? log : { ...log, messages: [...log.messages, message] };
  }
  if (first && later(first.id, message.id)) return log;
  return { ...log, messages: ordered([...log.messages, message]) };
}

export function withoutMessages(log: MessageLog, ids: readonly string[]): MessageLog {
  const messages = log.messages.filter(({ id }) => !ids.includes(id));
  return messages.length === log.messages.length ? log : { ...log, messages };
}

/** Joins a page to the stretch. What is here already came live, so it is the newer version and stays. */
export function withPage(
  log: MessageLog,
  page: readonly APIMessage[],
  ends: Partial<Pick<MessageLog, 'hasOlder' | 'hasNewer'>>,
): MessageLog {
  const known = new Set(log.messages.map(({ id }) => id));
  const fresh = page.filter(({ id }) => !known.has(id));
  return {
    ...log,
    ...ends,
    status: 'ready',
    problem: null,
    extending: null,
    messages: fresh.length > 0 ? ordered([...fresh, ...log.messages]) : log.messages,
  };
}

/** Cuts the far end off a stretch that has grown too long. */
export function trimmed(log: MessageLog, keep: 'oldest' | 'newest'): MessageLog {
  if (log.messages.length <= window) return log;
  return keep === 'oldest'
    ? { ...log, messages: log.messages.slice(0, window), hasNewer: true }
    : { ...log, messages: log.messages.slice(-window), hasOlder: true };
}

function ordered(messages: APIMessage[]): APIMessage[] {
  return messages.sort((a, b) => (a.id === b.id ? 0 : later(a.id, b.id) ? 1 : -1));
}
