import type { APIUser, UserFlags } from 'discord-api-types/v10';
import type { UserRow } from '../rows.ts';
import type { World } from '../world.ts';

const noFlags = 0 as UserFlags;

/** https://discord.com/developers/docs/resources/user#user-object */
export function userObject(user: UserRow): APIUser {
  return {
    id: user.id,
    username: user.username,
    // People have had no number since 2023; bots still do.
    discriminator: user.bot ? user.id.slice(-4) : '0',
    global_name: user.globalName,
    avatar: user.avatar,
    public_flags: noFlags,
    flags: noFlags,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    ...(user.bot ? { bot: true } : {}),
  };
}

/** What stands for an account that is gone: messages outlive their authors. */
export function userById(world: World, id: string): APIUser {
  const user = world.users.get(id);
  if (user) return userObject(user);
  return {
    id,
    username: 'Deleted User',
    discriminator: '0000',
    global_name: null,
    avatar: null,
    public_flags: noFlags,
    flags: noFlags,
    primary_guild: null,
  };
}

/** The number of Discord's default picture for an account without its own. */
export function defaultAvatar(userId: string): number {
  return Number((BigInt(userId) >> 22n) % 6n);
}

export function avatarUrl(world: World, user: Pick<UserRow, 'id' | 'avatar'>): string {
  const cdn = `${world.origin}/cdn`;
  return user.avatar
    ? `${cdn}/avatars/${user.id}/${user.avatar}.png`
    : `${cdn}/embed/avatars/${defaultAvatar(user.id)}.png`;
}
