import {
  type Join,
  type Person,
  peopleSchema,
  personSchema,
  requestsSchema,
  violationsSchema,
  worldStateSchema,
} from '../control/contract.ts';
import { armedFaults, type FaultRequest } from '../faults/contract.ts';
import { clockState } from '../faults/register-clock.ts';
import { openHttp } from './http.ts';
import { openPerson, type SandboxPerson } from './person.ts';

export { buttonOf, selectOf, type UsableComponent } from './components.ts';
export { SandboxRefusal } from './http.ts';
export type { LiveFeed } from './live-feed.ts';
export type { SandboxPerson } from './person.ts';
export { type Patience, waitFor } from './wait-for.ts';

export type SandboxClient = ReturnType<typeof sandboxClient>;

/**
 * The sandbox as tests use it: people who act, faults, and what has been asked of Discord.
 * @param url where the sandbox listens, such as `http://127.0.0.1:7700`
 */
export function sandboxClient(url: string) {
  const http = openHttp(url);
  const people = async () => (await http.call(peopleSchema, 'GET', '/people')).people;
  const isSameName = (name: string) => (person: Person) =>
    [person.id, person.username, person.displayName].some(
      (known) => known.toLowerCase() === name.toLowerCase(),
    );

  async function idOfName(name: string): Promise<string> {
    if (/^\d{17,20}$/.test(name)) return name;
    const all = await people();
    const found = all.find(isSameName(name));
    if (found) return found.id;
    throw new Error(
      `Nobody is called "${name}"; here are ${all.map((p) => p.username).join(', ')}`,
    );
  }

  return {
    url,
    people,
    /** Somebody by user name, display name or id. */
    user(name: string): SandboxPerson {
      let id: Promise<string> | undefined;
      return openPerson(http, () => {
        id ??= idOfName(name);
        return id;
      });
    },
    /** Everything, as somebody who may see all would. */
    state: () => http.call(worldStateSchema, 'GET', '/state'),
    join: (guildId: string, who: Join) =>
      http.call(personSchema, 'POST', `/guilds/${guildId}/users`, who),
    leave: (guildId: string, userId: string) =>
      http.run('DELETE', `/guilds/${guildId}/users/${userId}`),

    faults: {
      add: (fault: FaultRequest) => http.run('POST', '/faults', fault),
      armed: async () => (await http.call(armedFaults, 'GET', '/faults')).faults,
      clear: () => http.run('DELETE', '/faults'),
    },

    /** This Discord's time, milliseconds since 1970; forward only. */
    clock: {
      now: async () => (await http.call(clockState, 'GET', '/clock')).now,
      shift: async (ms: number) =>
        (await http.call(clockState, 'POST', '/clock', { shiftMs: ms })).now,
    },

    /** The REST calls since a sequence number, oldest first. */
    requests: async (since = 0) =>
      (await http.call(requestsSchema, 'GET', `/requests?since=${since}`)).requests,
    /** Whatever broke Discord's contract. */
    violations: async () => (await http.call(violationsSchema, 'GET', '/violations')).violations,
  };
}
