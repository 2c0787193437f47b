import { discordLimits } from '@fns/contracts/limits';
import { Controller } from 'react-hook-form';
import { ColorPicker } from '../color-picker.tsx';
import { SectionCard } from '../ui/card.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Textarea } from '../ui/textarea.tsx';
import type { PanelForm } from './use-panel-form.ts';

/** What stands in the channel, above the button. */
export function MessageSection({ form }: { form: PanelForm }) {
  return (
    <SectionCard title="Message" description="What people read before they press the button.">
      <div className="grid gap-5 p-4 sm:p-5">
        <Controller
          control={form.control}
          name="title"
          render={({ field, fieldState }) => (
            <Field
              label="Title"
              error={fieldState.error?.message}
              count={{ used: field.value.length, max: discordLimits.embedTitle }}
            >
              {(control) => <Input {...control} {...field} autoComplete="off" />}
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="content"
          render={({ field, fieldState }) => (
            <Field
              label="Text"
              hint="Discord’s markdown works: **bold**, *italic*, lists, links."
              error={fieldState.error?.message}
              count={{ used: field.value.length, max: discordLimits.embedDescription }}
            >
              {(control) => <Textarea {...control} {...field} />}
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="color"
          render={({ field, fieldState }) => (
            <Field label="Colour" error={fieldState.error?.message}>
              {(control) => (
                <ColorPicker
                  control={control}
                  value={field.value}
                  onChange={field.onChange}
                  onBlur={field.onBlur}
                />
              )}
            </Field>
          )}
        />
      </div>
    </SectionCard>
  );
}
