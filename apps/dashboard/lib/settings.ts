import type { Server } from '@fns/contracts/settings';
import { ok, type Result } from '@fns/core/result';
import { updateSettings } from '@fns/core/settings/update-settings';
import type { SettingsUpdate } from './api/contract.ts';
import { clock } from './clock.ts';
import type { GuildVisit } from './gate.ts';
import { actorOf } from './panels.ts';

export async function settingsOf({ guildId, stores }: GuildVisit): Promise<Result<Server>> {
  return ok(await stores.servers.get(guildId));
}

/** The domain sees to it that nobody grants what they don't hold. */
export function changeSettings(
  visit: GuildVisit,
  { expectedVersion, ticketConfig }: SettingsUpdate,
): Promise<Result<Server>> {
  const { guildId, access, stores } = visit;
  return updateSettings(
    { ...stores, clock },
    { guildId, expectedVersion, config: ticketConfig, actor: actorOf(visit), access },
  );
}
