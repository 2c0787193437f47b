import type { DemoServer, DemoWorld } from '@fns/discord-sandbox';

/** How big the world of the sandbox's benchmarks is. */
export interface WorldSize {
  guilds: number;
  /** Of each guild, its categories among them. */
  channels: number;
  /** Of each guild, the bot among them. */
  members: number;
  /** Accounts in all: everybody is in several guilds, as on Discord. */
  people: number;
}

const rolesPerGuild = 6;
const channelsPerCategory = 9;

/** Many servers alike, as a file for the sandbox: staff-only categories, topics, roles, people. */
export function bigWorld(size: WorldSize): DemoWorld {
  const names = Array.from({ length: size.people }, (_, index) => `person${index}`);
  const people = Object.fromEntries(
    names.map((name, index) => [
      name,
      { displayName: `Person ${index}`, colors: ['#5865f2', '#2b2f8f'] as const, note: '' },
    ]),
  );
  const servers = Array.from({ length: size.guilds }, (_, index) => server(index, names, size));
  return { people, servers } as unknown as DemoWorld;
}

function server(index: number, people: string[], size: WorldSize): DemoServer {
  const person = (offset: number) =>
    people[(index * (size.members - 1) + offset) % people.length] ?? '';
  const members = Array.from({ length: size.members - 1 }, (_, offset) => [
    person(offset),
    Array.from({ length: offset % 4 }, (__, nth) => `role${(offset + nth) % rolesPerGuild}`),
  ]);
  const categories = Math.ceil(size.channels / (channelsPerCategory + 1));
  return {
    name: `Server ${index}`,
    description: `The server numbered ${index}`,
    colors: ['#5865f2', '#2b2f8f'],
    owner: person(0),
    everyone: ['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'AddReactions'],
    roles: [
      { name: 'bot', permissions: ['Administrator'], bot: true },
      ...Array.from({ length: rolesPerGuild }, (_, nth) => ({
        name: `role${nth}`,
        color: nth,
        permissions: ['ViewChannel' as const],
      })),
    ],
    members: Object.fromEntries(members),
    categories: Array.from({ length: categories }, (_, category) => ({
      name: `category ${category}`,
      access: [
        { role: 'everyone', deny: category % 2 === 0 ? ['ViewChannel' as const] : [] },
        { role: `role${category}`, allow: ['ViewChannel' as const, 'SendMessages' as const] },
      ],
      channels: Array.from({ length: channelsPerCategory }, (__, nth) => ({
        name: `channel-${category}-${nth}`,
        ...(nth % 3 === 0 ? { topic: `What channel ${nth} of server ${index} is for` } : {}),
      })),
    })),
  };
}
