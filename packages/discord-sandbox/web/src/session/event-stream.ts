import { type LiveEvent, liveEventSchema } from '../../../src/control/contract.ts';

const firstWait = 400;
const longestWait = 5000;

interface Listeners {
  onEvent: (event: LiveEvent) => void;
  /** The stream is open (again), or has been lost. */
  onOnline: (online: boolean) => void;
}

/**
 * Live events for as long as the page is open. A browser's own EventSource gives up on some failures,
 * so each connection that ends is replaced here, sooner at first and later if it keeps failing.
 */
export function openEventStream(url: string, { onEvent, onOnline }: Listeners): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = firstWait;
  let closed = false;

  const connect = () => {
    timer = undefined;
    source = new EventSource(url);
    source.onopen = () => {
      wait = firstWait;
      onOnline(true);
    };
    source.onmessage = ({ data }) => {
      const event = liveEventSchema.safeParse(JSON.parse(String(data)));
      if (event.success) onEvent(event.data);
      else console.error('Unexpected live event', data, event.error);
    };
    source.onerror = () => {
      source?.close();
      onOnline(false);
      if (closed || timer) return;
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, longestWait);
    };
  };

  const hurry = () => {
    if (!timer) return;
    clearTimeout(timer);
    connect();
  };
  globalThis.addEventListener('online', hurry);
  connect();

  return () => {
    closed = true;
    clearTimeout(timer);
    source?.close();
    globalThis.removeEventListener('online', hurry);
  };
}
