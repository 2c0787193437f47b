import { discordLimits } from '@fns/contracts/limits';
import { FolderClosed } from 'lucide-react';
import { Controller } from 'react-hook-form';
import type { GuildData } from '@/lib/api/contract.ts';
import { RolePicker } from '../forms/role-picker.tsx';
import { SectionCard } from '../ui/card.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { Field } from '../ui/field.tsx';
import { SwitchField } from '../ui/switch-field.tsx';
import type { PanelForm } from './use-panel-form.ts';

interface RoutingSectionProps {
  form: PanelForm;
  guild: GuildData;
}

const top = 'none';

/** Where this panel's tickets go and who answers them. */
export function RoutingSection({ form, guild }: RoutingSectionProps) {
  const categories = guild.categories
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, name, channelCount }) => ({
      value: id,
      label: name,
      icon: <FolderClosed aria-hidden="true" className="text-ink-3" />,
      detail:
        channelCount >= discordLimits.channelsPerCategory ? (
          <span className="text-warn">Full: Discord allows 50 channels</span>
        ) : (
          `${channelCount} of ${discordLimits.channelsPerCategory} channels`
        ),
    }));
  return (
    <SectionCard title="Tickets" description="Where they open, and who answers.">
      <div className="grid gap-5 p-4 sm:p-5">
        <Controller
          control={form.control}
          name="categoryId"
          render={({ field, fieldState }) => (
            <Field
              label="Ticket category"
              hint="New ticket channels go under it."
              error={fieldState.error?.message}
            >
              {(control) => (
                <Combobox
                  {...control}
                  options={[{ value: top, label: 'No category: top of the list' }, ...categories]}
                  value={[field.value ?? top]}
                  onChange={([id]) => field.onChange(id === top ? null : (id ?? null))}
                  placeholder="Deleted category"
                  listLabel="Categories"
                  emptyText="No category of this name."
                />
              )}
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="staffRoles"
          render={({ field, fieldState }) => (
            <Field
              label="Staff roles"
              hint="They see and answer this panel’s tickets. Without any, only those who see every channel do."
              error={fieldState.error?.message}
            >
              {(control) => (
                <RolePicker
                  control={control}
                  roles={guild.roles
                    .filter(({ id }) => id !== guild.server.id)
                    .toSorted((a, b) => b.position - a.position)}
                  value={field.value}
                  onChange={field.onChange}
                />
              )}
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="pingStaff"
          render={({ field }) => (
            <SwitchField
              label="Ping staff"
              hint="Mentions the staff roles in the welcome message."
              checked={field.value ?? false}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={form.control}
          name="enabled"
          render={({ field }) => (
            <SwitchField
              label="Taking new tickets"
              hint="Switched off, a press on the button is answered with a sentence instead."
              checked={field.value ?? true}
              onChange={field.onChange}
            />
          )}
        />
      </div>
    </SectionCard>
  );
}
