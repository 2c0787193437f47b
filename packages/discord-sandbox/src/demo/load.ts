import { createHash, randomBytes } from 'node:crypto';
import {
  type APIOverwrite,
  ChannelType,
  GatewayIntentBits,
  MessageType,
  OverwriteType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { allPermissions } from '../world/permissions.ts';
import type { ChannelRow, EmojiRef, GuildRow, RoleRow } from '../world/rows.ts';
import { compareIds } from '../world/snowflake.ts';
import { readMarkKey, type World } from '../world/world.ts';
import type {
  DemoAccess,
  DemoChannel,
  DemoMessage,
  DemoServer,
  DemoWorld,
  Permission,
} from './shape.ts';

/** The application that a demo starts with. */
export interface DemoApplication {
  /** Also the bot's user id; 17 to 19 digits. */
  id: string;
  name: string;
  botToken: string;
  clientSecret: string;
  /** Empty: any redirect to this machine. */
  redirectUris?: string[];
}

const hour = 3_600_000;

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

/** The application and its bot's account. */
export function addApplication(world: World, application: DemoApplication, ownerId: string): void {
  world.applications.put({
    id: application.id,
    name: application.name,
    description: `The demo's application.`,
    icon: pictureHash(application.id),
    ownerId,
    botToken: application.botToken,
    clientSecret: application.clientSecret,
    redirectUris: application.redirectUris ?? [],
    verifyKey: randomBytes(32).toString('hex'),
    privilegedIntents: GatewayIntentBits.MessageContent | GatewayIntentBits.GuildMembers,
    botPublic: true,
  });
  world.users.put({
    id: application.id,
    username: application.name,
    globalName: null,
    bot: true,
    avatar: pictureHash(application.id),
    colors: ['#5865f2', '#2b2f8f'],
    note: null,
  });
}

/** The name of a picture that is drawn from the row: changes with the id alone. */
export function pictureHash(id: string): string {
  return createHash('md5').update(id).digest('hex');
}

interface Ids {
  /** An id made that many hours after the demo's beginning, above all made for that hour before. */
  next: (hours: number) => string;
  ago: (hours: number) => string;
}

function backdatedIds(world: World, totalHours: number): Ids {
  const begin = world.clock.now() - totalHours * hour;
  let counter = 0n;
  const at = (time: number) => {
    counter += 1n;
    return (((BigInt(Math.floor(time)) - 1_420_070_400_000n) << 22n) + counter).toString();
  };
  return {
    next: (hours) => at(begin + hours * hour),
    ago: (hours) => at(world.clock.now() - hours * hour),
  };
}

const messagesOf = (server: DemoServer): DemoMessage[] =>
  server.categories.flatMap(({ channels }) => channels.flatMap(({ messages }) => messages ?? []));

function bits(permissions: Permission[]): string {
  const all = permissions.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
  return String(all & allPermissions);
}

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

function loadRoles(
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

function loadMembers(
  world: World,
  server: DemoServer,
  guildId: string,
  roles: Map<string, RoleRow>,
  person: (name: string) => string,
  application: DemoApplication,
): void {
  const joinedAt = world.clock.now() - 200 * hour;
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

function loadEmojis(
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

function loadChannels(
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

interface Filling {
  ids: Ids;
  person: (name: string) => string;
  /** Names in a text become ids. */
  fill: (text: string) => string;
  emojis: Map<string, EmojiRef>;
}

function loadMessages(
  world: World,
  entry: DemoChannel,
  channel: ChannelRow,
  { ids, person, fill, emojis }: Filling,
): void {
  const messages = [...(entry.messages ?? [])].sort((a, b) => b.hoursAgo - a.hoursAgo);
  for (const { from, hoursAgo, text, reactions = {} } of messages) {
    const content = fill(text);
    const id = ids.ago(hoursAgo);
    world.messages.put({
      id,
      channelId: channel.id,
      guildId: channel.guildId,
      authorId: person(from),
      webhook: null,
      type: MessageType.Default,
      content,
      embeds: [],
      components: [],
      attachmentIds: [],
      editedAt: null,
      pinned: false,
      tts: false,
      mentionEveryone: false,
      mentionIds: [...content.matchAll(/<@(\d+)>/g)].flatMap(([, mentioned]) => mentioned ?? []),
      mentionRoleIds: [],
      reactions: Object.entries(reactions).map(([emoji, names]) => ({
        emoji: emojis.get(emoji.replaceAll(':', '')) ?? { id: null, name: emoji, animated: false },
        userIds: names.map(person),
      })),
      flags: 0,
      nonce: null,
      replyToId: null,
      interaction: null,
      applicationId: null,
      ephemeralFor: null,
    });
    world.channels.patch(channel.id, { lastMessageId: id });
  }
}

/** Nobody begins with a server full of unread marks. */
function markAllRead(world: World, guildId: string): void {
  for (const channel of world.channels.by('guildId', guildId)) {
    const { lastMessageId } = channel;
    if (!lastMessageId) continue;
    for (const { userId } of world.members.by('guildId', guildId)) {
      const held = world.readMarks.get(readMarkKey(userId, channel.id));
      if (held && compareIds(held.lastReadId, lastMessageId) >= 0) continue;
      if (world.users.get(userId)?.bot) continue;
      world.readMarks.put({ userId, channelId: channel.id, lastReadId: lastMessageId });
    }
  }
}
