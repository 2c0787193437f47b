import { useEffect, useState } from 'react';
import { parseRoute } from '../route/route.ts';
import { useSession } from '../session/use-session.ts';

/** Reads new messages of the open channel out to screen readers. */
export function Announcer() {
  const session = useSession();
  const [said, setSaid] = useState('');
  useEffect(
    () =>
      session.onEvent((event) => {
        if (event.type !== 'message.created') return;
        const { message } = event;
        const { self, people } = session.store.get();
        const open = parseRoute(location.pathname)?.channelId;
        if (message.channel_id !== open || message.author.id === self?.id) return;
        const author = people[message.author.id]?.displayName ?? message.author.username;
        const content = message.content || message.embeds[0]?.title || 'sent something';
        setSaid(`${author}: ${content.slice(0, 300)}`);
      }),
    [session],
  );
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="announcer">
      {said}
    </div>
  );
}
