import { pictureHash } from '../cdn/picture.ts';
import { joinGuild } from '../world/actions/members.ts';
import type { UserRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { Join } from './contract.ts';
import { invalid, notFound } from './refusal.ts';

/** Somebody joins a server: a known person, or one made up on the spot. */
export function join(world: World, guildId: string, { name, userId, roles = [] }: Join): UserRow {
  if (!world.guilds.has(guildId)) throw notFound('There is no server with this id.');
  if (world.bans.has(`${guildId}:${userId}`)) throw invalid('They are banned from this server.');
  const roleIds = roles.map((wanted) => {
    const role = world.roles
      .by('guildId', guildId)
      .find((row) => row.id === wanted || row.name === wanted);
    if (!role) throw notFound(`There is no role “${wanted}” in this server.`);
    return role.id;
  });
  const user = userId ? world.users.get(userId) : makeUp(world, name ?? 'someone');
  if (!user) throw notFound('There is no person with this id.');
  joinGuild(world, { guildId, userId: user.id, roleIds });
  return user;
}

function makeUp(world: World, name: string): UserRow {
  const base = name.toLowerCase().replace(/[^a-z0-9_.]+/g, '_') || 'someone';
  const taken = new Set([...world.users.values()].map(({ username }) => username));
  let username = base;
  for (let number = 2; taken.has(username); number += 1) username = `${base}${number}`;
  const id = world.ids.next();
  const hue = Number(BigInt(id) % 360n);
  return world.users.put({
    id,
    username,
    globalName: name,
    bot: false,
    avatar: pictureHash(id),
    colors: [`hsl(${hue} 70% 65%)`, `hsl(${(hue + 30) % 360} 65% 35%)`],
    note: null,
  });
}
