import {
  type Client,
  Events,
  type GatewayDispatchEvents,
  type GatewayDispatchPayload,
} from 'discord.js';
import { type Log, logBug } from '../log.ts';

type DataOf<E extends GatewayDispatchEvents> = Extract<GatewayDispatchPayload, { t: E }>['d'];

/** What to do when the gateway says something; the data is Discord's own JSON. */
export type Listeners = {
  [E in GatewayDispatchEvents]?: (data: DataOf<E>) => void | Promise<void>;
};

/**
 * Listens to the gateway itself rather than to discord.js's objects, which come only for what is in
 * its cache. A listener that fails is logged and disturbs nobody else.
 */
export function listen(client: Client, log: Log, listeners: Listeners): void {
  client.on(Events.Raw, ({ t: event, d: data }: GatewayDispatchPayload) => {
    const listener = listeners[event] as ((data: unknown) => void | Promise<void>) | undefined;
    if (!listener) return;
    const failed = (error: unknown) => logBug(log, error, 'a gateway event failed', { event });
    try {
      const done = listener(data);
      if (done) done.catch(failed);
    } catch (error) {
      failed(error);
    }
  });
}
