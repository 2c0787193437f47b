import type { ReactNode } from 'react';

/** The printed ticket that the demonstration lies on: a marigold sheet with a torn stub. */
export function HeroTicket({ children }: { children: ReactNode }) {
  return (
    <div className="stub relative grid grid-cols-[minmax(0,1fr)_2.75rem] rounded-2xl bg-accent [--notch:9px] [--tear:calc(100%-2.75rem)] sm:grid-cols-[minmax(0,1fr)_3.5rem] sm:[--tear:calc(100%-3.5rem)]">
      <div className="min-w-0 border-on-accent/40 border-r-2 border-dotted p-2.5 sm:p-3.5">
        {children}
      </div>
      <div aria-hidden="true" className="grid place-items-center overflow-hidden py-4">
        <span className="rotate-180 whitespace-nowrap font-medium font-mono text-[0.6875rem] text-on-accent uppercase tracking-[0.22em] [writing-mode:vertical-rl]">
          Admit one <span className="px-2 opacity-50">/</span> No 0042
        </span>
      </div>
    </div>
  );
}
