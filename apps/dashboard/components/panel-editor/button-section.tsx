import type { EmojiSummary } from '@fns/contracts/bot-api';
import { discordLimits } from '@fns/contracts/limits';
import { Controller } from 'react-hook-form';
import { EmojiPicker } from '../emoji-picker.tsx';
import { SectionCard } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { StylePicker } from './style-picker.tsx';
import type { PanelForm } from './use-panel-form.ts';

interface ButtonSectionProps {
  form: PanelForm;
  emojis: EmojiSummary[];
}

/** The button that opens a ticket. */
export function ButtonSection({ form, emojis }: ButtonSectionProps) {
  return (
    <SectionCard title="Button" description="One press opens a private ticket.">
      <div className="grid gap-5 p-4 sm:p-5">
        <div className="grid grid-cols-[1fr_auto] items-start gap-3">
          <Controller
            control={form.control}
            name="button.label"
            render={({ field, fieldState }) => (
              <Field
                label="Label"
                error={fieldState.error?.message}
                count={{ used: field.value.length, max: discordLimits.buttonLabel }}
              >
                {(control) => <Input {...control} {...field} autoComplete="off" />}
              </Field>
            )}
          />
          <Controller
            control={form.control}
            name="button.emoji"
            render={({ field, fieldState }) => (
              <Field label="Emoji" error={fieldState.error?.message}>
                {(control) => (
                  <EmojiPicker
                    control={control}
                    value={
                      field.value && { ...field.value, animated: field.value.animated ?? false }
                    }
                    onChange={field.onChange}
                    serverEmojis={emojis}
                  />
                )}
              </Field>
            )}
          />
        </div>
        <Controller
          control={form.control}
          name="button.style"
          render={({ field }) => <StylePicker value={field.value} onChange={field.onChange} />}
        />
      </div>
    </SectionCard>
  );
}
