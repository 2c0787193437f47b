import { productLimits } from '@fns/contracts/limits';
import { ticketName } from '@fns/core/tickets/ticket-name';
import { Controller } from 'react-hook-form';
import { SectionCard } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import type { SettingsForm } from './settings-form-values.ts';

/** Named by the very rule the bot names channels with. */
const example = { number: 42, opener: { username: 'alex' }, panelTitle: 'Support' };

/** What happens when someone opens a ticket. */
export function OpeningSection({ form }: { form: SettingsForm }) {
  return (
    <SectionCard
      title="Opening"
      description="What a new ticket is called, and how many one may have."
    >
      <div className="grid gap-5 p-4 sm:grid-cols-2 sm:p-5">
        <Controller
          control={form.control}
          name="ticketNameStyle"
          render={({ field, fieldState }) => {
            const value = field.value ?? '';
            return (
              <Field
                label="Channel name"
                error={fieldState.error?.message}
                count={{ used: value.length, max: productLimits.ticketNameStyle }}
                hint={
                  <>
                    Becomes{' '}
                    <code className="font-mono text-ink">#{ticketName(value, example)}</code>. Use{' '}
                    {'{number}'}, {'{username}'} or {'{panel}'}.
                  </>
                }
              >
                {(control) => (
                  <Input
                    {...control}
                    {...field}
                    value={value}
                    autoComplete="off"
                    spellCheck={false}
                    className="font-mono text-[0.8125rem]"
                  />
                )}
              </Field>
            );
          }}
        />
        <Controller
          control={form.control}
          name="maxTicketsPerUser"
          render={({ field, fieldState }) => (
            <Field
              label="Open tickets per member"
              hint={`At a time, 1 to ${productLimits.openTicketsPerUser}. A click beyond it is answered with a link to the open one.`}
              error={fieldState.error?.message}
            >
              {(control) => (
                <NumberInput
                  {...control}
                  ref={field.ref}
                  value={field.value ?? 1}
                  onChange={field.onChange}
                  onBlur={field.onBlur}
                  min={1}
                  max={productLimits.openTicketsPerUser}
                />
              )}
            </Field>
          )}
        />
      </div>
    </SectionCard>
  );
}
