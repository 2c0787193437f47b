import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Blobs, memoryBlobs } from './blobs.ts';
import { type Clock, createClock } from './clock.ts';
import { type Bus, createBus, type Dispatch, type Notice } from './dispatch.ts';
import { createMemberTable, type MemberTable, memberKey } from './member-table.ts';
import type {
  AccessTokenRow,
  ApplicationRow,
  AttachmentRow,
  AuthorizationCodeRow,
  BanRow,
  ChannelRow,
  CommandRow,
  EmojiRow,
  GuildRow,
  InteractionRow,
  MessageRow,
  ReadMarkRow,
  RoleRow,
  UserRow,
  WebhookRow,
} from './rows.ts';
import { createSnowflakes, type Snowflakes } from './snowflake.ts';
import { createTable, type OnChange, type Table, type TableChange } from './table.ts';

/** Settings that outlive a restart: the key that signs attachment links. */
export interface SettingRow {
  name: string;
  value: string;
}

/** Everything that exists on this Discord, and the buses that tell what happens to it. */
export interface World {
  /** Where this Discord is reached, without a trailing slash; set once it listens. */
  origin: string;
  clock: Clock;
  ids: Snowflakes;
  blobs: Blobs;
  settings: Table<SettingRow>;
  users: Table<UserRow>;
  applications: Table<ApplicationRow>;
  guilds: Table<GuildRow>;
  roles: Table<RoleRow, 'guildId'>;
  channels: Table<ChannelRow, 'guildId' | 'recipientId'>;
  members: MemberTable;
  messages: Table<MessageRow, 'channelId' | 'nonce'>;
  attachments: Table<AttachmentRow, 'channelId'>;
  interactions: Table<InteractionRow, 'token'>;
  webhooks: Table<WebhookRow, 'guildId' | 'channelId'>;
  emojis: Table<EmojiRow, 'guildId'>;
  commands: Table<CommandRow, 'applicationId' | 'guildId'>;
  readMarks: Table<ReadMarkRow, 'channelId'>;
  accessTokens: Table<AccessTokenRow, 'refreshToken' | 'userId'>;
  authorizationCodes: Table<AuthorizationCodeRow>;
  bans: Table<BanRow, 'guildId'>;
  /** What the gateway tells bots and, as far as they may see it, people. */
  dispatch: Bus<Dispatch>;
  /** What single people are told. */
  notices: Bus<Notice>;
  /** Applies changes from a journal, in order and silently. */
  restore(changes: Iterable<TableChange>): void;
  /** Every row as a change: a snapshot that `restore` takes back. */
  snapshot(): IterableIterator<TableChange>;
}

export interface WorldOptions {
  clock?: Clock;
  blobs?: Blobs;
  /** Called for every row written or removed, before the call that did it is answered. */
  onChange?: OnChange;
}

export { memberKey };
export const readMarkKey = (userId: string, channelId: string): string => `${userId}:${channelId}`;

export function createWorld({ clock = createClock(), blobs, onChange }: WorldOptions = {}): World {
  const byId = <T extends { id: string }>(name: string) => ({
    name,
    key: (row: T) => row.id,
    onChange,
  });
  const ids = createSnowflakes(clock);
  const users = createTable<UserRow>(byId('users'));
  const guilds = createTable<GuildRow>(byId('guilds'));
  // An id read from a journal is a text of its own each time it occurs; these are its one copy.
  const guildIdOf = <Id extends string | null>(id: Id) =>
    id === null ? id : ((guilds.get(id)?.id as Id | undefined) ?? id);
  const roles = createTable<RoleRow, 'guildId'>({
    ...byId('roles'),
    groups: { guildId: (row) => row.guildId },
    share: (row) => ({ ...row, guildId: guildIdOf(row.guildId) }),
  });
  const channels: Table<ChannelRow, 'guildId' | 'recipientId'> = createTable({
    ...byId<ChannelRow>('channels'),
    groups: {
      guildId: (row) => row.guildId,
      recipientId: (row) => row.recipientIds,
    },
    share: (row) => {
      const parent = row.parentId === null ? undefined : channels.get(row.parentId);
      return {
        ...row,
        guildId: guildIdOf(row.guildId),
        parentId: parent?.id ?? row.parentId,
        // Most channels have their category's overwrites.
        overwrites:
          parent && isDeepStrictEqual(parent.overwrites, row.overwrites)
            ? parent.overwrites
            : row.overwrites,
        recipientIds: row.recipientIds.length === 0 ? nobody : row.recipientIds,
      };
    },
  });

  const tables = {
    settings: createTable<SettingRow>({ name: 'settings', key: (row) => row.name, onChange }),
    users,
    applications: createTable<ApplicationRow>(byId('applications')),
    guilds,
    roles,
    channels,
    members: createMemberTable((id) => users.get(id)?.id ?? roles.get(id)?.id ?? id, onChange),
    messages: createTable<MessageRow, 'channelId' | 'nonce'>({
      ...byId('messages'),
      groups: {
        channelId: (row) => row.channelId,
        nonce: (row) => row.nonce && `${row.channelId}:${row.authorId}:${row.nonce}`,
      },
    }),
    attachments: createTable<AttachmentRow, 'channelId'>({
      ...byId('attachments'),
      groups: { channelId: (row) => row.channelId },
    }),
    interactions: createTable<InteractionRow, 'token'>({
      ...byId('interactions'),
      groups: { token: (row) => row.token },
    }),
    webhooks: createTable<WebhookRow, 'guildId' | 'channelId'>({
      ...byId('webhooks'),
      groups: { guildId: (row) => row.guildId, channelId: (row) => row.channelId },
    }),
    emojis: createTable<EmojiRow, 'guildId'>({
      ...byId('emojis'),
      groups: { guildId: (row) => row.guildId },
    }),
    commands: createTable<CommandRow, 'applicationId' | 'guildId'>({
      ...byId('commands'),
      groups: { applicationId: (row) => row.applicationId, guildId: (row) => row.guildId },
    }),
    readMarks: createTable<ReadMarkRow, 'channelId'>({
      name: 'readMarks',
      key: (row) => readMarkKey(row.userId, row.channelId),
      groups: { channelId: (row) => row.channelId },
      onChange,
    }),
    accessTokens: createTable<AccessTokenRow, 'refreshToken' | 'userId'>({
      name: 'accessTokens',
      key: (row) => row.accessToken,
      groups: { refreshToken: (row) => row.refreshToken, userId: (row) => row.userId },
      onChange,
    }),
    authorizationCodes: createTable<AuthorizationCodeRow>({
      name: 'authorizationCodes',
      key: (row) => row.code,
      onChange,
    }),
    bans: createTable<BanRow, 'guildId'>({
      name: 'bans',
      key: (row) => memberKey(row.guildId, row.userId),
      groups: { guildId: (row) => row.guildId },
      onChange,
    }),
  };

  // A journal names tables by text; what it holds was written by these very tables.
  const named = new Map<string, Table<never>>(
    Object.values(tables).map((table) => [table.name, table as unknown as Table<never>]),
  );

  return {
    origin: 'http://127.0.0.1:7700',
    clock,
    ids,
    blobs: blobs ?? memoryBlobs(),
    ...tables,
    dispatch: createBus<Dispatch>(),
    notices: createBus<Notice>(),
    restore(changes) {
      for (const { table, key, value } of changes) {
        named.get(table)?.restore(key, value as never);
        ids.observe(key);
      }
    },
    *snapshot() {
      for (const [name, table] of named) {
        for (const [key, value] of table.entries()) yield { table: name, key, value };
      }
    },
  };
}

const nobody: string[] = [];

/** A setting, made and kept at its first use. */
export function setting(world: World, name: string): string {
  const held = world.settings.get(name);
  if (held) return held.value;
  return world.settings.put({ name, value: randomBytes(32).toString('hex') }).value;
}
