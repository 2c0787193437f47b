import type { PermissionGrant } from '@fns/contracts/permissions';
import { ShieldCheck } from 'lucide-react';
import { useController } from 'react-hook-form';
import type { GuildData } from '@/lib/api/contract.ts';
import { RoleDot } from '../forms/role-dot.tsx';
import { can } from '../guild/nav-items.ts';
import { SectionCard } from '../ui/card.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { Notice } from '../ui/notice.tsx';
import { GrantRow } from './grant-row.tsx';
import type { SettingsForm } from './settings-form-values.ts';

interface PermissionsSectionProps {
  form: SettingsForm;
  guild: GuildData;
}

/** Which roles may do what here. Nobody can give what they don't hold. */
export function PermissionsSection({ form, guild }: PermissionsSectionProps) {
  const { field } = useController({ control: form.control, name: 'ticketPermissions' });
  const grants: PermissionGrant[] = field.value ?? [];
  const { access } = guild;
  const mayChange = can(access, 'staff.manage');
  const taken = new Set(grants.map(({ id }) => id));
  const addable = guild.roles
    .filter(({ id, managed }) => id !== guild.server.id && !managed && !taken.has(id))
    .toSorted((a, b) => b.position - a.position);

  return (
    <SectionCard
      title="Permissions"
      description="Server managers may do everything. Give others, by role, what they need."
    >
      <div className="grid gap-4 p-4 sm:p-5">
        {mayChange ? null : (
          <Notice>You may see who holds what, but changing it takes “Manage staff”.</Notice>
        )}
        {grants.length === 0 ? (
          <p className="flex items-center gap-2.5 text-ink-2">
            <ShieldCheck aria-hidden="true" className="size-4 text-ink-3" />
            Only server managers can use this dashboard so far.
          </p>
        ) : (
          <ul className="grid gap-3">
            {grants.map((grant, at) => (
              <GrantRow
                key={`${grant.kind}-${grant.id}`}
                grant={grant}
                role={guild.roles.find(({ id }) => id === grant.id)}
                held={access.isManager ? null : access.permissions}
                readOnly={!mayChange}
                onChange={(next) => field.onChange(grants.with(at, next))}
                onRemove={() => field.onChange(grants.filter((other) => other !== grant))}
              />
            ))}
          </ul>
        )}
        {mayChange ? (
          <div className="max-w-72">
            <Combobox
              aria-label="Add a role"
              options={addable.map(({ id, name, color }) => ({
                value: id,
                label: name,
                icon: <RoleDot color={color} />,
              }))}
              value={[]}
              onChange={([id]) => {
                if (id)
                  field.onChange([
                    ...grants,
                    { kind: 'role', id, permissions: ['tickets.view', 'transcripts.view'] },
                  ]);
              }}
              placeholder="Add a role…"
              listLabel="Roles"
              emptyText="No other role of this name."
            />
          </div>
        ) : null}
      </div>
    </SectionCard>
  );
}
