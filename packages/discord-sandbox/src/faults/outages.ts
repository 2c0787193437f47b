import { GatewayIntentBits } from 'discord-api-types/v10';
import type { World } from '../world/world.ts';

/** Guilds that are away for a while: GUILD_DELETE with `unavailable`, and GUILD_CREATE at the end. */
export function outages(world: World) {
  const away = new Map<string, () => void>();
  // An outage does not outlive the process that staged it.
  for (const guild of world.guilds.values()) {
    if (!guild.available) world.guilds.patch(guild.id, { available: true });
  }

  const tell = (event: 'GUILD_DELETE' | 'GUILD_CREATE', guildId: string, data: unknown) =>
    world.dispatch.emit({
      event,
      data,
      guildId,
      channelId: null,
      intent: GatewayIntentBits.Guilds,
      applicationId: null,
      userId: null,
    });

  function end(guildId: string): void {
    away.get(guildId)?.();
    if (!away.delete(guildId)) return;
    // The gateway writes the guild's data itself, for each session what it may see.
    if (world.guilds.patch(guildId, { available: true })) tell('GUILD_CREATE', guildId, null);
  }

  return {
    /** False when there is no such guild. */
    begin(guildId: string, ms: number | undefined): boolean {
      if (!world.guilds.patch(guildId, { available: false })) return false;
      tell('GUILD_DELETE', guildId, { id: guildId, unavailable: true });
      away.get(guildId)?.();
      const cancel = ms === undefined ? () => undefined : world.clock.after(ms, () => end(guildId));
      away.set(guildId, cancel);
      return true;
    },
    armed: () => [...away.keys()].map(() => ({ kind: 'guild-outage', left: 1 })),
    endAll(): void {
      for (const guildId of away.keys()) end(guildId);
    },
  };
}
