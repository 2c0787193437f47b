import { discordLimits } from '@fns/contracts/limits';
import { useRef } from 'react';
import { Controller } from 'react-hook-form';
import { ColorPicker } from '../color-picker.tsx';
import { SectionCard } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { SwitchField } from '../ui/switch-field.tsx';
import { Textarea } from '../ui/textarea.tsx';
import { PlaceholderChips, type WelcomeText } from './placeholder-chips.tsx';
import type { PanelForm } from './use-panel-form.ts';

/** Room that the filled-in placeholders may take. */
const descriptionMax = discordLimits.embedDescription - 512;

/** The first message in a new ticket. */
export function WelcomeSection({ form }: { form: PanelForm }) {
  const lastFocused = useRef<WelcomeText>(null);
  return (
    <SectionCard title="Welcome message" description="Greets the member in their new ticket.">
      <div className="grid gap-5 p-4 sm:p-5">
        <Controller
          control={form.control}
          name="welcomeEmbed.title"
          render={({ field, fieldState }) => (
            <Field
              label="Title"
              optional
              error={fieldState.error?.message}
              count={{ used: field.value.length, max: discordLimits.embedTitle }}
            >
              {(control) => (
                <Input
                  {...control}
                  {...field}
                  autoComplete="off"
                  onFocus={() => {
                    lastFocused.current = 'welcomeEmbed.title';
                  }}
                />
              )}
            </Field>
          )}
        />
        <div className="grid gap-2">
          <Controller
            control={form.control}
            name="welcomeEmbed.description"
            render={({ field, fieldState }) => (
              <Field
                label="Text"
                error={fieldState.error?.message}
                count={{ used: field.value.length, max: descriptionMax }}
              >
                {(control) => (
                  <Textarea
                    {...control}
                    {...field}
                    onFocus={() => {
                      lastFocused.current = 'welcomeEmbed.description';
                    }}
                  />
                )}
              </Field>
            )}
          />
          <PlaceholderChips form={form} target={() => lastFocused.current} />
        </div>
        <Controller
          control={form.control}
          name="welcomeEmbed.color"
          render={({ field, fieldState }) => (
            <div className="grid gap-3">
              <SwitchField
                label="Own colour"
                hint="Otherwise it has the panel’s."
                checked={field.value !== null}
                onChange={(own) => field.onChange(own ? form.getValues('color') : null)}
              />
              {field.value !== null ? (
                <Field label="Welcome colour" error={fieldState.error?.message}>
                  {(control) => (
                    <ColorPicker
                      control={control}
                      value={field.value ?? ''}
                      onChange={field.onChange}
                      onBlur={field.onBlur}
                    />
                  )}
                </Field>
              ) : null}
            </div>
          )}
        />
      </div>
    </SectionCard>
  );
}
