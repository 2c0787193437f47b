import { Controller } from 'react-hook-form';
import type { GuildData } from '@/lib/api/contract.ts';
import { ChannelPicker } from '../forms/channel-picker.tsx';
import { SectionCard } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { SwitchField } from '../ui/switch-field.tsx';
import { DelayInput } from './delay-input.tsx';
import type { SettingsForm } from './settings-form-values.ts';

interface ClosingSectionProps {
  form: SettingsForm;
  guild: GuildData;
}

/** What happens when a ticket closes. */
export function ClosingSection({ form, guild }: ClosingSectionProps) {
  return (
    <SectionCard title="Closing" description="Transcripts are kept either way.">
      <div className="grid gap-5 p-4 sm:p-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <Controller
            control={form.control}
            name="ticketTranscript"
            render={({ field, fieldState }) => (
              <Field
                label="Transcript channel"
                hint="Gets a summary with a link when a ticket closes."
                error={fieldState.error?.message}
              >
                {(control) => (
                  <ChannelPicker
                    control={control}
                    channels={guild.channels}
                    categories={guild.categories}
                    value={field.value ?? null}
                    onChange={field.onChange}
                    noneLabel="No summary"
                  />
                )}
              </Field>
            )}
          />
          <Controller
            control={form.control}
            name="deleteAfterSeconds"
            render={({ field, fieldState }) => (
              <Field
                label="Delete the channel after"
                hint="Between closing and deletion the channel stays readable."
                error={fieldState.error?.message}
              >
                {(control) => (
                  <DelayInput
                    control={control}
                    value={field.value ?? 0}
                    onChange={field.onChange}
                  />
                )}
              </Field>
            )}
          />
        </div>
        <Controller
          control={form.control}
          name="notifyOpener"
          render={({ field }) => (
            <SwitchField
              label="Tell the opener"
              hint="Sends them a direct message with the summary and a link to their transcript."
              checked={field.value ?? true}
              onChange={field.onChange}
            />
          )}
        />
      </div>
    </SectionCard>
  );
}
