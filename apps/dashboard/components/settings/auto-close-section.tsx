import { Controller, useWatch } from 'react-hook-form';
import { SectionCard } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { SwitchField } from '../ui/switch-field.tsx';
import type { SettingsForm } from './settings-form-values.ts';

/** Tickets nobody writes in any more. */
export function AutoCloseSection({ form }: { form: SettingsForm }) {
  const enabled = useWatch({ control: form.control, name: 'autoClose.enabled' }) ?? false;
  return (
    <SectionCard title="Inactive tickets" description="Those nobody writes in any more.">
      <div className="grid gap-5 p-4 sm:p-5">
        <Controller
          control={form.control}
          name="autoClose.enabled"
          render={({ field }) => (
            <SwitchField
              label="Close them automatically"
              hint="After a warning in the ticket; any message starts the clock anew."
              checked={field.value ?? false}
              onChange={field.onChange}
            />
          )}
        />
        {enabled ? (
          <div className="grid gap-5 sm:grid-cols-2">
            <Controller
              control={form.control}
              name="autoClose.afterHours"
              render={({ field, fieldState }) => (
                <Field label="Close after" error={fieldState.error?.message}>
                  {(control) => (
                    <NumberInput
                      {...control}
                      ref={field.ref}
                      value={field.value ?? 72}
                      onChange={field.onChange}
                      onBlur={field.onBlur}
                      min={1}
                      max={24 * 90}
                      unit="hours"
                    />
                  )}
                </Field>
              )}
            />
            <Controller
              control={form.control}
              name="autoClose.warnHours"
              render={({ field, fieldState }) => (
                <Field
                  label="Warn before"
                  hint="0 closes without a warning."
                  error={fieldState.error?.message}
                >
                  {(control) => (
                    <NumberInput
                      {...control}
                      ref={field.ref}
                      value={field.value ?? 12}
                      onChange={field.onChange}
                      onBlur={field.onBlur}
                      min={0}
                      max={24 * 30}
                      unit="hours"
                    />
                  )}
                </Field>
              )}
            />
          </div>
        ) : null}
      </div>
    </SectionCard>
  );
}
