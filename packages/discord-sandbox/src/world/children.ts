import type { ChannelRow } from './rows.ts';
import type { World } from './world.ts';

/** A category's channels, or a channel's threads, oldest first. */
export function childrenOf(world: World, parent: ChannelRow): ChannelRow[] {
  if (parent.guildId === null) return [];
  return world.channels.by('guildId', parent.guildId).filter((one) => one.parentId === parent.id);
}
