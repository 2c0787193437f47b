import type { RoleSummary } from '@fns/contracts/bot-api';
import {
  allStaffPermissions,
  type PermissionGrant,
  type StaffPermission,
} from '@fns/contracts/permissions';
import { Check, User, X } from 'lucide-react';
import { cn } from '@/lib/cn.ts';
import { RoleDot } from '../forms/role-dot.tsx';
import { Button } from '../ui/button.tsx';
import { permissionLabels } from './permission-labels.ts';

interface GrantRowProps {
  grant: PermissionGrant;
  role: RoleSummary | undefined;
  /** What the viewer holds and so may give; null for everything. */
  held: StaffPermission[] | null;
  readOnly: boolean;
  onChange: (grant: PermissionGrant) => void;
  onRemove: () => void;
}

/** One role (or person) and its permissions as toggles. */
export function GrantRow({ grant, role, held, readOnly, onChange, onRemove }: GrantRowProps) {
  const name = grant.kind === 'role' ? (role?.name ?? 'Deleted role') : `Member ${grant.id}`;
  function toggle(permission: StaffPermission) {
    const has = grant.permissions.includes(permission);
    const permissions = allStaffPermissions.filter((each) =>
      each === permission ? !has : grant.permissions.includes(each),
    );
    onChange({ ...grant, permissions });
  }
  return (
    <li className="rounded-lg border border-line bg-sunken/60 p-3">
      <div className="flex items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-2 font-medium">
          {grant.kind === 'role' ? (
            <RoleDot color={role?.color ?? 0} />
          ) : (
            <User aria-hidden="true" className="size-4 text-ink-3" />
          )}
          <span className="truncate">{name}</span>
        </span>
        {readOnly ? null : (
          <Button variant="ghost" size="iconSm" aria-label={`Remove ${name}`} onClick={onRemove}>
            <X />
          </Button>
        )}
      </div>
      <fieldset className="mt-2 flex flex-wrap gap-1.5">
        <legend className="sr-only">Permissions of {name}</legend>
        {allStaffPermissions.map((permission) => {
          const has = grant.permissions.includes(permission);
          const mayGive = held === null || held.includes(permission);
          return (
            <button
              key={permission}
              type="button"
              aria-pressed={has}
              disabled={readOnly || !mayGive}
              title={mayGive ? undefined : 'You don’t hold this permission yourself'}
              onClick={() => toggle(permission)}
              className={cn(
                'inline-flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-xs transition-colors pointer-coarse:h-10',
                has
                  ? 'border-accent-edge/50 bg-accent-soft font-medium text-accent-text'
                  : 'border-line-strong bg-surface text-ink-2 hover:text-ink',
                'disabled:cursor-not-allowed disabled:opacity-60',
              )}
            >
              {has ? <Check aria-hidden="true" className="size-3" strokeWidth={2.5} /> : null}
              {permissionLabels[permission]}
            </button>
          );
        })}
      </fieldset>
    </li>
  );
}
