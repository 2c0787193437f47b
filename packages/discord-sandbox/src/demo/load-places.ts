import {
  type APIOverwrite,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { allPermissions } from '../world/permissions.ts';
import type { ChannelRow, EmojiRef, GuildRow, RoleRow } from '../world/rows.ts';
import { snowflakeTime } from '../world/snowflake.ts';
import type { World } from '../world/world.ts';
import type { DemoApplication } from './application.ts';
import type { Ids } from './backdated-ids.ts';
import type { DemoAccess, DemoServer, Permission } from './shape.ts';

/** Roles, members, emojis and channels of a demo server; each answers its rows by their names. */

function bits(permissions: Permission[]): string {
  const all = permissions.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
  return String(all & allPermissions);
}

export function loadRoles(
  world: World,
  server: DemoServer,
  guildId: string,
  ids: Ids,
  application: DemoApplication,
): Map<string, RoleRow> {
  const base = { guildId, unicodeEmoji: null, tags: null, managed: false };
  const everyone = world.roles.put({
    ...base,
    id: guildId,
    name: '@everyone',
    color: 0,
    hoist: false,
    position: 0,
    permissions: bits(server.everyone),
    mentionable: false,
  });
  const roles = new Map([['everyone', everyone]]);
  for (const [index, role] of server.roles.entries()) {
    const row = world.roles.put({
      ...base,
      id: ids.next(2),
      name: role.bot ? application.name : role.name,
      color: role.color ?? 0,
      hoist: role.hoist ?? false,
      position: server.roles.length - index,
      permissions: bits(role.permissions),
      mentionable: role.mentionable ?? false,
      ...(role.bot ? { managed: true, tags: { bot_id: application.id } } : {}),
    });
    roles.set(role.name, row);
  }
  return roles;
}

export function loadMembers(
  world: World,
  server: DemoServer,
  guildId: string,
  roles: Map<string, RoleRow>,
  person: (name: string) => string,
  application: DemoApplication,
): void {
  const joinedAt = snowflakeTime(guildId);
  const add = (userId: string, roleIds: string[]) =>
    world.members.put({
      guildId,
      userId,
      nick: null,
      roleIds,
      joinedAt,
      timeoutUntil: null,
      mute: false,
      deaf: false,
    });
  for (const [name, roleNames] of Object.entries(server.members)) {
    add(
      person(name),
      roleNames.flatMap((role) => roles.get(role)?.id ?? []),
    );
  }
  const botRole = server.roles.find(({ bot }) => bot);
  const role = botRole && roles.get(botRole.name);
  if (role) add(application.id, [role.id]);
}

export function loadEmojis(
  world: World,
  server: DemoServer,
  guild: GuildRow,
  ids: Ids,
): Map<string, EmojiRef> {
  const emojis = new Map<string, EmojiRef>();
  for (const { name, svg } of server.emojis ?? []) {
    const row = world.emojis.put({
      id: ids.next(3),
      guildId: guild.id,
      name,
      animated: false,
      creatorId: guild.ownerId,
      image: { contentType: 'image/svg+xml', base64: Buffer.from(svg).toString('base64') },
    });
    emojis.set(name, { id: row.id, name, animated: false });
  }
  return emojis;
}

const kinds = {
  text: ChannelType.GuildText,
  voice: ChannelType.GuildVoice,
  announcements: ChannelType.GuildAnnouncement,
} as const;

export function loadChannels(
  world: World,
  server: DemoServer,
  guildId: string,
  roles: Map<string, RoleRow>,
  ids: Ids,
): Map<string, ChannelRow> {
  const overwrites = (access: DemoAccess[] = []): APIOverwrite[] =>
    access.flatMap(({ role, allow = [], deny = [] }) => {
      const row = roles.get(role);
      if (!row) return [];
      return { id: row.id, type: OverwriteType.Role, allow: bits(allow), deny: bits(deny) };
    });
  const blank = {
    guildId,
    topic: null,
    nsfw: false,
    rateLimitPerUser: 0,
    lastMessageId: null,
    lastPinAt: null,
    recipientIds: [],
    ownerId: null,
    thread: null,
    bitrate: null,
    userLimit: null,
  };
  const channels = new Map<string, ChannelRow>();
  let position = 0;
  for (const [index, category] of server.categories.entries()) {
    const parent = world.channels.put({
      ...blank,
      id: ids.next(4),
      type: ChannelType.GuildCategory,
      name: category.name,
      position: index,
      parentId: null,
      overwrites: overwrites(category.access),
    });
    for (const { name, kind = 'text', topic, access } of category.channels) {
      const row = world.channels.put({
        ...blank,
        id: ids.next(5),
        type: kinds[kind],
        name,
        topic: topic ?? null,
        position: position++,
        parentId: parent.id,
        overwrites: overwrites(access ?? category.access),
      });
      channels.set(name, row);
    }
  }
  return channels;
}
