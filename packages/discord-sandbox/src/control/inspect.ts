import { messagePage } from '../world/history.ts';
import { applicationIconUrl } from '../world/objects/application.ts';
import { messageObject } from '../world/objects/message.ts';
import { allPermissions } from '../world/permissions.ts';
import type { People, WorldState } from './contract.ts';
import type { ControlDeps } from './deps.ts';
import { channelView, guildFrame, inOrder, personView } from './views.ts';

/** The people one can be. */
export function people({ world }: ControlDeps): People {
  const found = [...world.users.values()].filter(({ bot }) => !bot);
  return { people: found.map((user) => personView(world, user)) };
}

const recent = 50;

/** Everything, as somebody who may see all would. */
export function worldState(deps: ControlDeps): WorldState {
  const { world, isOnline } = deps;
  const messages: WorldState['messages'] = {};
  for (const { id } of world.channels.values()) {
    const page = messagePage(world, id, { limit: recent });
    if (page.length > 0) messages[id] = page.map((message) => messageObject(world, message));
  }
  return {
    ...people(deps),
    applications: [...world.applications.values()].map(({ id, name, icon }) => ({
      id,
      name,
      iconUrl: applicationIconUrl(world, { id, icon }),
    })),
    guilds: [...world.guilds.values()].map((guild) => ({
      ...guildFrame(world, guild, isOnline),
      permissions: String(allPermissions),
      channels: inOrder(world.channels.by('guildId', guild.id)).map((channel) =>
        channelView(world, channel, guild.ownerId),
      ),
    })),
    messages,
  };
}
