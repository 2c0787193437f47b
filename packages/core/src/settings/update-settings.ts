import type { EventActor } from '@fns/contracts/event';
import type { Snowflake } from '@fns/contracts/ids';
import type { MemberAccess } from '@fns/contracts/permissions';
import type { Server, TicketConfig } from '@fns/contracts/settings';
import type { TicketDeps } from '../deps.ts';
import type { Result } from '../result.ts';

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
 * `settings.manage`, or when grants change without `staff.manage` or give what the actor doesn't hold.
 */
export async function updateSettings(
  _deps: Pick<TicketDeps, 'servers' | 'events' | 'clock'>,
  _input: UpdateSettingsInput,
): Promise<Result<Server>> {
  throw new Error('being written');
}
