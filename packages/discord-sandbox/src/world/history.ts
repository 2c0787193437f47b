import type { MessageRow } from './rows.ts';
import { compareIds } from './snowflake.ts';
import type { World } from './world.ts';

export interface HistoryQuery {
  before?: string | undefined;
  after?: string | undefined;
  around?: string | undefined;
  limit: number;
}

/**
 * A stretch of a channel's messages, oldest first: the latest, or those next to an id. Ephemeral
 * messages are part of it only for `reader`.
 */
export function messagePage(
  world: World,
  channelId: string,
  { before, after, around, limit }: HistoryQuery,
  reader: string | null = null,
): MessageRow[] {
  const all = world.messages
    .by('channelId', channelId)
    .filter(({ ephemeralFor }) => ephemeralFor === null || ephemeralFor === reader);
  if (around) {
    const at = lowerBound(all, around);
    const start = Math.max(0, at - Math.floor(limit / 2));
    return all.slice(start, start + limit);
  }
  if (after) {
    const at = lowerBound(all, after);
    const start = all[at]?.id === after ? at + 1 : at;
    return all.slice(start, start + limit);
  }
  const end = before ? lowerBound(all, before) : all.length;
  return all.slice(Math.max(0, end - limit), end);
}

/** The first place whose id is not older than `id`. */
function lowerBound(messages: MessageRow[], id: string): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = messages[middle];
    if (found && compareIds(found.id, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
