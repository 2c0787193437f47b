'use client';

import type { RoleSummary } from '@fns/contracts/bot-api';
import { X } from 'lucide-react';
import { Combobox } from '../ui/combobox.tsx';
import type { FieldControl } from '../ui/field.tsx';
import { RoleDot } from './role-dot.tsx';

interface RolePickerProps {
  roles: RoleSummary[];
  value: string[];
  onChange: (value: string[]) => void;
  control: FieldControl;
}

/** Several roles of the server; the chosen ones stand below with their colours, each removable. */
export function RolePicker({ roles, value, onChange, control }: RolePickerProps) {
  const options = roles.map((role) => ({
    value: role.id,
    label: role.name,
    icon: <RoleDot color={role.color} />,
    ...(role.managed ? { detail: 'Belongs to an app' } : {}),
  }));
  return (
    <div className="grid gap-2">
      <Combobox
        {...control}
        multiple
        options={options}
        value={value}
        onChange={onChange}
        placeholder="Choose roles"
        listLabel="Roles"
        emptyText="No role of this name."
        renderValue={(chosen) => (
          <span>
            {chosen.length} {chosen.length === 1 ? 'role' : 'roles'}
          </span>
        )}
      />
      {value.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5" aria-label="Chosen roles">
          {value.map((id) => {
            const role = roles.find((each) => each.id === id);
            const name = role?.name ?? 'Deleted role';
            return (
              <li
                key={id}
                className="inline-flex h-7 items-center gap-1.5 rounded-md border border-line bg-sunken pl-2 text-xs"
              >
                <RoleDot color={role?.color ?? 0} />
                {name}
                <button
                  type="button"
                  aria-label={`Remove ${name}`}
                  onClick={() => onChange(value.filter((other) => other !== id))}
                  className="grid h-full w-7 place-items-center rounded-md text-ink-3 hover:text-ink"
                >
                  <X aria-hidden="true" className="size-3.5" />
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
