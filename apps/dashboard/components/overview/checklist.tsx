import { Check } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/lib/cn.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';

export interface SetupStep {
  title: string;
  text: string;
  done: boolean;
  href: string;
  action: string;
}

/** The way to the first working panel; gone once it is walked. The first open step has the button. */
export function Checklist({ steps }: { steps: SetupStep[] }) {
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  if (!next) return null;
  return (
    <Card>
      <section aria-label="Setup">
        <header className="flex items-center justify-between gap-4 border-line border-b px-4 py-3.5 sm:px-5">
          <h2 className="font-semibold text-sm tracking-tight">Set up your help desk</h2>
          <span className="font-mono text-ink-3 text-xs tabular-nums">
            {done}/{steps.length}
          </span>
        </header>
        <ol className="divide-y divide-line">
          {steps.map((step) => (
            <li key={step.title} className="flex items-center gap-3.5 px-4 py-3 sm:px-5">
              <span
                className={cn(
                  'grid size-6 shrink-0 place-items-center rounded-full border',
                  step.done
                    ? 'border-transparent bg-ok-soft text-ok'
                    : step === next
                      ? 'border-accent-edge bg-accent text-on-accent'
                      : 'border-line-strong border-dashed text-ink-3',
                )}
              >
                {step.done ? (
                  <Check aria-hidden="true" className="size-3.5" strokeWidth={2.5} />
                ) : (
                  <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />
                )}
                <span className="sr-only">{step.done ? 'Done:' : 'To do:'}</span>
              </span>
              <div className="grid min-w-0 flex-1">
                <span className={cn('font-medium', step.done && 'text-ink-2')}>{step.title}</span>
                {step.done ? null : <span className="text-ink-3 text-xs">{step.text}</span>}
              </div>
              {step === next ? (
                <Button asChild size="sm" variant="primary">
                  <Link href={step.href}>{step.action}</Link>
                </Button>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
    </Card>
  );
}
