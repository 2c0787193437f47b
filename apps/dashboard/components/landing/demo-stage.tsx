'use client';

import dynamic from 'next/dynamic';
import { HeroTicket } from './hero-ticket.tsx';

/** Discord's markdown and looks come after the page itself; their room is kept. */
const TicketDemo = dynamic(() => import('./ticket-demo.tsx').then((part) => part.TicketDemo), {
  ssr: false,
  loading: () => (
    <div aria-hidden="true" className="grid gap-3">
      <HeroTicket>
        <div className="h-[31.05rem] rounded-xl bg-sunken sm:h-[26.05rem]" />
      </HeroTicket>
      <div className="h-9" />
    </div>
  ),
});

export function DemoStage() {
  return <TicketDemo />;
}
