import { type LiveEvent, liveEventSchema } from '../control/contract.ts';

export interface LiveFeed {
  /** All events since the feed was opened. */
  events: LiveEvent[];
  close: () => void;
}

/** A person's live feed (server-sent events). Answers once it is open: nothing after is missed. */
export async function openLiveFeed(base: string, userId: string): Promise<LiveFeed> {
  const abort = new AbortController();
  const response = await fetch(`${base}/users/${userId}/events`, { signal: abort.signal });
  if (!response.ok || !response.body) throw new Error(`The live feed answered ${response.status}`);
  const events: LiveEvent[] = [];
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';

  const take = (chunk: string) => {
    text += chunk;
    const blocks = text.split(/\r?\n\r?\n/);
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block
        .split(/\r?\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trimStart())
        .join('\n');
      if (data) events.push(liveEventSchema.parse(JSON.parse(data)));
    }
  };
  const follow = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      take(value);
    }
  };
  const first = await reader.read();
  if (first.value) take(first.value);
  // The feed ends when it is closed, or with the sandbox; both are its ordinary end.
  follow().catch(() => undefined);

  return { events, close: () => abort.abort() };
}
