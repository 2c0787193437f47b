import type { GatewayDispatchEvents } from 'discord-api-types/v10';

/** Something that happened, as Discord's gateway would tell it to somebody with every intent. */
export interface Dispatch {
  event: `${GatewayDispatchEvents}`;
  /** The event's complete `d`; whoever passes it on strips what a receiver may not read. */
  data: unknown;
  /** `null` outside guilds: direct messages, and events about the account itself. */
  guildId: string | null;
  /** Set where only those who can see the channel hear of it. */
  channelId: string | null;
  /** The GatewayIntentBits a bot must have asked for; 0 when it always comes. */
  intent: number;
  /** Set: of all bots, this one only. */
  applicationId: string | null;
  /** Set: of all people, this one only (an ephemeral message). */
  userId: string | null;
}

/** What a person's own client is told and no bot ever hears of. */
export interface Notice {
  userId: string;
  type: 'interaction-pending' | 'interaction-answered' | 'interaction-failed' | 'modal' | 'read';
  data: unknown;
}

export type Listener<T> = (event: T) => void;

/** A bus: everybody listening hears everything, in the order it happened, before `emit` returns. */
export interface Bus<T> {
  emit(event: T): void;
  /** Returns how to stop listening. */
  subscribe(listener: Listener<T>): () => void;
}

export function createBus<T>(): Bus<T> {
  const listeners = new Set<Listener<T>>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
