import type { APIMessage } from 'discord-api-types/v10';
import { useEffect, useRef, useState } from 'react';
import { authorOf, isThinking, placeOf } from '../message/shown.ts';
import { spokenText } from '../message/spoken.ts';
import { parseRoute } from '../route/route.ts';
import { findGuild } from '../session/state.ts';
import { useSession } from '../session/use-session.ts';

/** Reads new messages of the open channel out to screen readers, and answers once they are thought of. */
export function Announcer() {
  const session = useSession();
  const [said, setSaid] = useState({ text: '', at: 0 });
  const thinking = useRef(new Set<string>());
  useEffect(() => {
    const say = (message: APIMessage) => {
      const state = session.store.get();
      const open = parseRoute(location.pathname);
      if (message.channel_id !== open?.channelId || message.author.id === state.self?.id) return;
      const place = placeOf(findGuild(state, open.guildId), state.people);
      const { displayName } = authorOf(message.author, place);
      const text = isThinking(message)
        ? `${displayName} is thinking…`
        : `${displayName}: ${spokenText(message, place.names)}`;
      setSaid(({ at }) => ({ text, at: at + 1 }));
    };
    return session.onEvent((event) => {
      if (event.type === 'message.created') {
        if (isThinking(event.message)) thinking.current.add(event.message.id);
        say(event.message);
      } else if (event.type === 'message.updated' && !isThinking(event.message)) {
        if (thinking.current.delete(event.message.id)) say(event.message);
      }
    });
  }, [session]);
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="announcer">
      {/* A new element each time, so the same words said twice are read twice. */}
      <p key={said.at}>{said.text}</p>
    </div>
  );
}
