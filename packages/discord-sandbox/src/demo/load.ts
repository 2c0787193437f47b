import { pictureHash } from '../cdn/picture.ts';
import type { GuildRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import { addApplication, type DemoApplication } from './application.ts';
import { backdatedIds, type Ids } from './backdated-ids.ts';
import { loadMessages, markAllRead } from './load-messages.ts';
import { loadChannels, loadEmojis, loadMembers, loadRoles } from './load-places.ts';
import type { DemoMessage, DemoServer, DemoWorld } from './shape.ts';

/** Fills an empty world; silent, since nobody is connected yet. */
export function loadDemo(world: World, demo: DemoWorld, application: DemoApplication): void {
  const oldest = Math.max(0, ...demo.servers.flatMap(messagesOf).map(({ hoursAgo }) => hoursAgo));
  // Ids carry their time: people and places are older than the first message.
  const ids = backdatedIds(world, oldest + 24);
  const people = new Map<string, string>();
  for (const [username, person] of Object.entries(demo.people)) {
    const id = ids.next(0);
    people.set(username, id);
    world.users.put({
      id,
      username,
      globalName: person.displayName,
      bot: false,
      avatar: pictureHash(id),
      colors: person.colors,
      note: person.note,
    });
  }
  const firstOwner = people.get(demo.servers[0]?.owner ?? '') ?? application.id;
  addApplication(world, application, firstOwner);
  for (const server of demo.servers) loadServer(world, server, people, ids, application);
}

const messagesOf = (server: DemoServer): DemoMessage[] =>
  server.categories.flatMap(({ channels }) => channels.flatMap(({ messages }) => messages ?? []));

function loadServer(
  world: World,
  server: DemoServer,
  people: Map<string, string>,
  ids: Ids,
  application: DemoApplication,
): void {
  const guildId = ids.next(1);
  const person = (name: string) => {
    const id = people.get(name);
    if (!id) throw new Error(`The demo names nobody called ${name}.`);
    return id;
  };
  const guild: GuildRow = {
    id: guildId,
    name: server.name,
    description: server.description,
    icon: pictureHash(guildId),
    colors: server.colors,
    ownerId: person(server.owner),
    preferredLocale: 'en-US',
    features: [],
    systemChannelId: null,
    rulesChannelId: null,
    available: true,
  };
  world.guilds.put(guild);
  const roles = loadRoles(world, server, guildId, ids, application);
  loadMembers(world, server, guildId, roles, person, application);
  const emojis = loadEmojis(world, server, guild, ids);
  const channels = loadChannels(world, server, guildId, roles, ids);
  const systemChannelId = server.systemChannel ? channels.get(server.systemChannel)?.id : undefined;
  world.guilds.put({ ...guild, systemChannelId: systemChannelId ?? null });

  const fill = (text: string) =>
    text
      .replace(/\{#([\w-]+)\}/g, (whole, name: string) => {
        const channel = channels.get(name);
        return channel ? `<#${channel.id}>` : whole;
      })
      .replace(/<@\{(\w+)\}>/g, (_, name: string) => `<@${person(name)}>`)
      .replace(/:(\w+):/g, (whole, name: string) => {
        const emoji = emojis.get(name);
        return emoji ? `<:${emoji.name}:${emoji.id}>` : whole;
      });
  for (const { channels: entries } of server.categories) {
    for (const entry of entries) {
      const channel = channels.get(entry.name);
      if (channel) loadMessages(world, entry, channel, { ids, person, fill, emojis });
    }
  }
  markAllRead(world, guildId);
}
