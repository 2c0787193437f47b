import type { PanelInput } from '@fns/contracts/panel';
import {
  allStaffPermissions,
  type StaffPermission,
  staffPermission,
} from '@fns/contracts/permissions';
import { defaultTicketConfig } from '@fns/contracts/settings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requirementOf } from '../lib/gate.ts';
import type { Requirement } from '../lib/requirement.ts';
import { owner } from './bot-server.ts';
import { apiRoutes, callRoute, type Method, outcomeOf, routeMethods } from './call-route.ts';
import { signIn, startTestDashboard, type TestDashboard } from './dashboard.ts';
import { type RecordedTicket, recordTicket } from './recorded-ticket.ts';

/** Routes that nobody has to sign in for, each for a reason that its file gives. */
const publicRoutes = ['auth/[...nextauth]', 'health', 'panels/[panelId]', '[...rest]'];

const guild = 'dashboard/guild/[guildId]';

const panel: PanelInput = {
  title: 'Support',
  content: 'Press the button',
  color: '#5865f2',
  button: { label: 'Open', style: 'primary', emoji: null },
  welcomeEmbed: { title: 'Hello', description: 'We are coming', color: null },
  categoryId: null,
  staffRoles: [],
  pingStaff: false,
  enabled: true,
};

interface GuildRoute {
  route: string;
  method: Method;
  needs: Requirement | 'opener';
  success: number;
  body?: (ids: Ids) => unknown;
}

/** Every route below a guild and what it takes: the table that the matrix below is made from. */
const guildRoutes: GuildRoute[] = [
  { route: `${guild}/data`, method: 'GET', needs: 'staff', success: 200 },
  { route: `${guild}/panels`, method: 'GET', needs: 'panels.manage', success: 200 },
  {
    route: `${guild}/panels`,
    method: 'POST',
    needs: 'panels.manage',
    success: 201,
    body: () => panel,
  },
  { route: `${guild}/panels/[panelId]`, method: 'GET', needs: 'panels.manage', success: 200 },
  {
    route: `${guild}/panels/[panelId]`,
    method: 'PUT',
    needs: 'panels.manage',
    success: 200,
    body: ({ version }) => ({ expectedVersion: version, panel }),
  },
  { route: `${guild}/panels/[panelId]`, method: 'DELETE', needs: 'panels.manage', success: 204 },
  {
    route: `${guild}/panels/[panelId]/send`,
    method: 'POST',
    needs: 'panels.manage',
    success: 200,
    body: () => ({ channelId: '400000000000000001' }),
  },
  { route: `${guild}/settings`, method: 'GET', needs: 'settings.manage', success: 200 },
  {
    route: `${guild}/settings`,
    method: 'PUT',
    needs: 'settings.manage',
    success: 200,
    body: ({ settingsVersion }) => ({
      expectedVersion: settingsVersion,
      ticketConfig: defaultTicketConfig,
    }),
  },
  { route: `${guild}/transcripts`, method: 'GET', needs: 'member', success: 200 },
  { route: `${guild}/transcripts/[transcriptId]`, method: 'GET', needs: 'opener', success: 200 },
  {
    route: `${guild}/transcripts/[transcriptId]/attachments/[hash]`,
    method: 'GET',
    needs: 'opener',
    success: 200,
  },
];

const here = '100000000000000001';
const elsewhere = '100000000000000002';

/** Opened what nobody else in these tests did. */
const someone = '111111111111111111';

interface Ids {
  settingsVersion: number;
  panelId?: string;
  version?: number;
  transcriptId?: string;
  hash?: string;
}

let dashboard: TestDashboard;
let serial = 200_000_000_000_000_000n;

/** A new person with this standing in the guild `here`, and nobody elsewhere. */
async function person(access: Parameters<Map<string, typeof owner>['set']>[1] | object | null) {
  const id = String(serial++);
  if (access) dashboard.bot.access.get(here)?.set(id, access);
  return { id, cookie: await signIn(dashboard.stores, id) };
}

const member = { isMember: true };
const staff = (...permissions: StaffPermission[]) => ({ isMember: true, permissions });

beforeAll(async () => {
  dashboard = await startTestDashboard();
  for (const id of [here, elsewhere]) dashboard.bot.access.set(id, new Map());
});
afterAll(() => dashboard.close());

/** What this route needs to be there: new each time, since some of them delete it. */
async function fresh(at: GuildRoute, guildId: string, openerId = someone): Promise<Ids> {
  const { stores } = dashboard;
  const ids: Ids = { settingsVersion: (await stores.servers.get(guildId)).version };
  if (at.route.includes('[panelId]')) {
    const by = { userId: openerId, at: new Date().toISOString() };
    const saved = await stores.panels.create(guildId, panel, by);
    Object.assign(ids, { panelId: saved.id, version: saved.version });
  }
  if (at.route.includes('[transcriptId]')) {
    const { transcript, hash } = await recordTicket(stores, guildId, openerId);
    Object.assign(ids, { transcriptId: transcript.id, hash });
  }
  return ids;
}

async function attempt(at: GuildRoute, guildId: string, ids: Ids, cookie?: string) {
  const { panelId = '', transcriptId = '', hash = '' } = ids;
  return outcomeOf(
    await callRoute(at.route, {
      method: at.method,
      cookie,
      params: { guildId, panelId, transcriptId, hash },
      ...(at.body ? { body: at.body(ids) } : {}),
    }),
  );
}

describe('every route of the API', () => {
  it('is made by the gate, or stands on the list of public ones', async () => {
    const routes = await apiRoutes();
    expect(routes.length).toBeGreaterThanOrEqual(12);
    for (const route of routes.filter((name) => !publicRoutes.includes(name))) {
      for (const [method, handler] of await routeMethods(route)) {
        const listed = guildRoutes.find((at) => at.route === route && at.method === method);
        const needs = listed?.needs === 'opener' ? 'member' : (listed?.needs ?? 'user');
        expect(requirementOf(handler), `${method} ${route}`).toBe(needs);
      }
    }
  });

  it('below a guild is in the table of this test', async () => {
    const found = [];
    for (const route of (await apiRoutes()).filter((name) => name.startsWith(guild))) {
      for (const [method] of await routeMethods(route)) found.push(`${method} ${route}`);
    }
    expect(found.sort()).toEqual(guildRoutes.map((at) => `${at.method} ${at.route}`).sort());
  });
});

describe.each(guildRoutes)('$method $route', (at) => {
  const opener = at.needs === 'opener';
  const enough = staffPermission.safeParse(at.needs).data ?? 'transcripts.view';
  const others = allStaffPermissions.filter((permission) => permission !== enough);
  const refusal = opener ? 'transcript_not_found' : 'forbidden';

  it('is closed to who is not signed in', async () => {
    expect(await attempt(at, here, await fresh(at, here))).toBe('unauthorized');
  });

  it('looks the same to a stranger as a guild that does not exist', async () => {
    const { id, cookie } = await person(null);
    const ids = await fresh(at, here, id);
    expect(await attempt(at, here, ids, cookie)).toBe('guild_not_found');
    expect(await attempt(at, '100000000000000009', ids, cookie)).toBe('guild_not_found');
  });

  it('answers a plain member only where members have something to see', async () => {
    const { cookie } = await person(member);
    const ids = await fresh(at, here);
    expect(await attempt(at, here, ids, cookie)).toBe(at.needs === 'member' ? at.success : refusal);
  });

  it('answers the opener of the ticket with what is theirs', async () => {
    const { id, cookie } = await person(member);
    const may = opener || at.needs === 'member';
    expect(await attempt(at, here, await fresh(at, here, id), cookie)).toBe(
      may ? at.success : refusal,
    );
  });

  it('answers staff with the permission', async () => {
    const { cookie } = await person(staff(enough));
    expect(await attempt(at, here, await fresh(at, here), cookie)).toBe(at.success);
  });

  it('refuses staff with every other permission', async () => {
    const { cookie } = await person(staff(...others));
    const may = at.needs === 'member' || at.needs === 'staff';
    const ids = await fresh(at, here);
    expect(await attempt(at, here, ids, cookie)).toBe(may ? at.success : refusal);
  });

  it('answers manager and owner', async () => {
    for (const access of [{ ...owner, isOwner: false }, owner]) {
      const { cookie } = await person(access);
      expect(await attempt(at, here, await fresh(at, here), cookie)).toBe(at.success);
    }
  });

  it('refuses with the very next request once the role is gone', async () => {
    const { id, cookie } = await person(owner);
    expect(await attempt(at, here, await fresh(at, here), cookie)).toBe(at.success);
    dashboard.bot.access.get(here)?.delete(id);
    const ids = await fresh(at, here);
    expect(await attempt(at, here, ids, cookie)).toBe('guild_not_found');
  });

  it('gives an owner nothing of another guild', async () => {
    const { cookie } = await person(owner);
    const ids = await fresh(at, elsewhere);
    expect(await attempt(at, elsewhere, ids, cookie)).toBe('guild_not_found');
    // Their own guild in the address, the other guild's ids behind it.
    const mixed = await attempt(at, here, ids, cookie);
    if (at.route.includes('[panelId]/send')) return;
    if (at.route.includes('[panelId]')) expect(mixed).toBe('panel_not_found');
    if (at.route.includes('[transcriptId]')) expect(mixed).toBe('transcript_not_found');
  });
});

describe('a file of a transcript', () => {
  const route = `${guild}/transcripts/[transcriptId]/attachments/[hash]`;

  it('is not to be had through another transcript that one may read', async () => {
    const { id, cookie } = await person(member);
    const own = await recordTicket(dashboard.stores, here, id);
    const other = await recordTicket(dashboard.stores, here, someone);
    const read = (from: RecordedTicket, hash: string) =>
      callRoute(route, {
        method: 'GET',
        cookie,
        params: { guildId: here, transcriptId: from.transcript.id, hash },
      }).then(outcomeOf);
    expect(await read(own, own.hash)).toBe(200);
    expect(await read(own, other.hash)).toBe('attachment_not_found');
  });
});

describe('the list of transcripts', () => {
  const read = async (as: string) => {
    const call = { method: 'GET', cookie: as, params: { guildId: here } } as const;
    const answer = await callRoute(`${guild}/transcripts`, call);
    const { transcripts } = (await answer.json()) as { transcripts: { id: string }[] };
    return transcripts.map((transcript) => transcript.id);
  };

  it('holds what a member opened or is staff of, newest first', async () => {
    const [helper, other] = ['700000000000000011', '700000000000000012'];
    const { id, cookie } = await person({ ...member, roleIds: [helper] });
    const { stores } = dashboard;
    const theirs = await recordTicket(stores, here, someone, { staffRoles: [helper, other] });
    const own = await recordTicket(stores, here, id, { staffRoles: [helper] });
    await recordTicket(stores, here, someone, { staffRoles: [other] });
    expect(await read(cookie)).toEqual([own.transcript.id, theirs.transcript.id]);
  });

  it('holds a member’s own, and all of them for staff', async () => {
    const { id, cookie } = await person(member);
    const own = await recordTicket(dashboard.stores, here, id);
    await recordTicket(dashboard.stores, here, someone);
    expect(await read(cookie)).toEqual([own.transcript.id]);
    expect((await read((await person(owner)).cookie)).length).toBeGreaterThan(1);
  });
});

describe('a grant', () => {
  const put = async (cookie: string, permissions: StaffPermission[]) => {
    const { version } = await dashboard.stores.servers.get(here);
    const grant = { kind: 'role', id: '700000000000000001', permissions } as const;
    const ticketConfig = { ...defaultTicketConfig, ticketPermissions: [grant] };
    return callRoute(`${guild}/settings`, {
      method: 'PUT',
      cookie,
      params: { guildId: here },
      body: { expectedVersion: version, ticketConfig },
    }).then(outcomeOf);
  };

  it('is made by who may manage staff, and only of what they hold', async () => {
    const settings = await person(staff('settings.manage', 'panels.manage'));
    expect(await put(settings.cookie, ['panels.manage'])).toBe('forbidden');
    const lead = await person(staff('settings.manage', 'staff.manage', 'panels.manage'));
    expect(await put(lead.cookie, ['transcripts.view'])).toBe('forbidden');
    expect(await put(lead.cookie, ['panels.manage'])).toBe(200);
  });
});
