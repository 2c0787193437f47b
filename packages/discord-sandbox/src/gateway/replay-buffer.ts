export interface SentDispatch {
  sequence: number;
  json: string;
}

export interface ReplayBufferLimits {
  dispatches: number;
  /** UTF-16 code units, close enough to bytes. */
  size: number;
}

/**
 * The last dispatches of a session, for RESUME. Bounded by count and by size: the oldest are forgotten
 * first, and a client that missed more than is kept has to identify anew.
 */
export function replayBuffer(limits: ReplayBufferLimits) {
  let kept: SentDispatch[] = [];
  let start = 0;
  let size = 0;
  let lastForgotten = 0;

  return {
    add(sent: SentDispatch): void {
      kept.push(sent);
      size += sent.json.length;
      while (kept.length - start > limits.dispatches || size > limits.size) {
        const oldest = kept[start];
        if (!oldest) break;
        size -= oldest.json.length;
        lastForgotten = oldest.sequence;
        start += 1;
      }
      // Dropping the head one by one would shift the array each time; cut it off when half is dead.
      if (start > 1024 && start * 2 > kept.length) {
        kept = kept.slice(start);
        start = 0;
      }
    },
    /** Everything after `sequence`, or undefined when some of it has been forgotten. */
    after(sequence: number): SentDispatch[] | undefined {
      if (sequence < lastForgotten) return undefined;
      return kept.slice(start).filter((sent) => sent.sequence > sequence);
    },
    get length() {
      return kept.length - start;
    },
  };
}
