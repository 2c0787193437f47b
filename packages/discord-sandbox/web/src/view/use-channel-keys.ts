import { useEffect } from 'react';
import { hrefOf } from '../route/route.ts';
import { navigate } from '../route/use-route.ts';
import { useSession } from '../session/use-session.ts';
import { channelsInOrder } from './channel-order.ts';
import type { Here } from './use-place-here.ts';

/** Alt+Up/Down: the channel above or below; with Shift, the nearest unread one. */
export function useChannelKeys({ guild, channel, home }: Here): void {
  const { store } = useSession();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!event.altKey || step === undefined || event.ctrlKey || event.metaKey) return;
      const channels = home
        ? store.get().directMessages
        : guild
          ? channelsInOrder(guild).filter(({ type }) => type !== 2 && type !== 13)
          : [];
      const at = channels.findIndex(({ id }) => id === channel?.id);
      const count = channels.length;
      for (let moved = 1; moved <= count; moved += 1) {
        const next = channels[(((at + step * moved) % count) + count) % count];
        if (!next || (event.shiftKey && !next.unread)) continue;
        event.preventDefault();
        navigate(hrefOf(next.guildId, next.id));
        return;
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [guild, channel, home, store]);
}
