'use client';

import type { MessagePayload } from '@fns/contracts/message-payload';
import { Message, type ShownMessage } from '@fns/discord-ui/message';
import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { DiscordFrame } from '../preview/discord-frame.tsx';
import { Button } from '../ui/button.tsx';
import {
  bot,
  names,
  panelMessage,
  staff,
  summaryMessage,
  visitor,
  welcomeMessage,
} from './demo-story.ts';
import { HeroTicket } from './hero-ticket.tsx';

type Scene = 'panel' | 'ticket' | 'closed';

const scenes: Record<Scene, { channel: string; says: string }> = {
  panel: { channel: 'support', says: 'Try it: press the button.' },
  ticket: { channel: 'ticket-0042', says: 'A private channel. Close it when you are done.' },
  closed: { channel: 'transcripts', says: 'The channel is gone, the conversation is kept.' },
};

/** Milliseconds until the member and the staff have said something. */
const talk = [900, 2100];

/** A panel becomes a ticket becomes a transcript: the real messages, with nobody behind them. */
export function TicketDemo() {
  const [scene, setScene] = useState<Scene>('panel');
  const [said, setSaid] = useState(0);
  const [at] = useState(() => new Date().toISOString());

  useEffect(() => {
    if (scene !== 'ticket') return;
    const timers = talk.map((after, index) => setTimeout(() => setSaid(index + 1), after));
    return () => timers.forEach(clearTimeout);
  }, [scene]);

  const shown = (id: string, author: ShownMessage['author'], payload: Partial<MessagePayload>) => ({
    id,
    author,
    content: payload.content ?? '',
    embeds: payload.embeds ?? [],
    components: payload.components ?? [],
    createdAt: at,
    editedAt: null,
    attachments: [],
  });
  const messages: Record<Scene, ShownMessage[]> = {
    panel: [shown('panel', bot, panelMessage)],
    ticket: [
      shown('welcome', bot, welcomeMessage),
      shown('hello', visitor, { content: 'My order never arrived. It was number **2981**.' }),
      shown('answer', staff, { content: 'Thanks, I see it. A new one leaves today.' }),
    ].slice(0, 1 + said),
    closed: [shown('summary', bot, summaryMessage(at))],
  };

  function press() {
    setSaid(0);
    setScene(scene === 'panel' ? 'ticket' : 'closed');
  }

  return (
    <section aria-label="Demonstration" className="grid gap-3">
      <HeroTicket>
        <DiscordFrame channel={scenes[scene].channel} className="border-0">
          <div aria-live="polite" className="h-[27rem] overflow-hidden sm:h-[22rem]">
            {messages[scene].map((message) => (
              <div key={message.id} className="animate-rise">
                <Message message={message} names={names} components={{ onPress: press }} />
              </div>
            ))}
          </div>
        </DiscordFrame>
      </HeroTicket>
      <div className="flex min-h-9 items-center justify-between gap-4 px-1 text-ink-2 text-sm">
        <p>{scenes[scene].says}</p>
        {scene === 'closed' ? (
          <Button variant="ghost" size="sm" onClick={() => setScene('panel')}>
            <RotateCcw />
            Again
          </Button>
        ) : null}
      </div>
    </section>
  );
}
