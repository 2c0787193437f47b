import { type Refusal, refuse } from '@fns/contracts/errors';
import type { EventActor } from '@fns/contracts/event';
import type { Snowflake } from '@fns/contracts/ids';
import type { MemberAccess } from '@fns/contracts/permissions';
import { type Server, type TicketConfig, ticketConfig } from '@fns/contracts/settings';
import { mayChangeGrants } from '../access/may-grant.ts';
import type { TicketDeps } from '../deps.ts';
import { ok, type Result, refused } from '../result.ts';

export interface UpdateSettingsInput {
  guildId: Snowflake;
  /** The version the person was looking at. */
  expectedVersion: number;
  config: TicketConfig;
  actor: EventActor;
  access: Pick<MemberAccess, 'permissions'>;
}

/**
 * Saves a guild's settings. `settings_changed` when someone else saved in between; `forbidden` without
 * `settings.manage`, or when grants change without `staff.manage` or beyond what the actor holds.
 */
export async function updateSettings(
  deps: Pick<TicketDeps, 'servers' | 'events' | 'clock'>,
  { guildId, expectedVersion, config, actor, access }: UpdateSettingsInput,
): Promise<Result<Server>> {
  const before = await deps.servers.get(guildId);
  const forbidden = whyForbidden(access, before.ticketConfig, config);
  if (forbidden) return refused(forbidden);
  const at = deps.clock.now();
  const updated = await deps.servers.update(guildId, expectedVersion, config, at);
  if (!updated.ok) return updated;
  await deps.events.append(guildId, {
    type: 'settings.updated',
    actor,
    target: { kind: 'server', id: guildId },
    before: before.ticketConfig,
    after: config,
    at,
    key: `settings.updated:${updated.value.version}`,
  });
  return ok(updated.value);
}

function whyForbidden(
  access: Pick<MemberAccess, 'permissions'>,
  before: TicketConfig,
  after: TicketConfig,
): Refusal | null {
  if (!mayChangeGrants(access, before.ticketPermissions, after.ticketPermissions)) {
    return refuse(
      'forbidden',
      'You can only grant or take away permissions that you hold yourself, and need “Manage staff” for it.',
    );
  }
  const untouched = withoutGrants(before) === withoutGrants(after);
  return untouched || access.permissions.includes('settings.manage') ? null : refuse('forbidden');
}

/** Everything but the grants, to compare; parsed, so that the order of the fields is the same. */
function withoutGrants(config: TicketConfig): string {
  return JSON.stringify(ticketConfig.parse({ ...config, ticketPermissions: [] }));
}
