import type { PanelInput } from '@fns/contracts/panel';
import type { StaffPermission } from '@fns/contracts/permissions';
import { defaultTicketConfig, type TicketConfig } from '@fns/contracts/settings';
import { describe, expect, it } from 'vitest';
import { createPanel } from '../src/panels/create-panel.ts';
import { deletePanel } from '../src/panels/delete-panel.ts';
import { sendMultiPanel } from '../src/panels/send-multi-panel.ts';
import { updatePanel } from '../src/panels/update-panel.ts';
import type { PanelStore } from '../src/ports/panel-store.ts';
import type { ServerStore } from '../src/ports/server-store.ts';
import { ok } from '../src/result.ts';
import { updateSettings } from '../src/settings/update-settings.ts';
import { partly } from './memory-stores.ts';
import { createWorld, guildId, panel, staff, startProcess } from './world.ts';

const actor = { kind: 'user' as const, id: staff.id, name: staff.displayName };
const { title, content, color, button, welcomeEmbed } = panel;
const { categoryId, staffRoles, pingStaff, enabled } = panel;
const input: PanelInput = {
  title,
  content,
  color,
  button,
  welcomeEmbed,
  categoryId,
  staffRoles,
  pingStaff,
  enabled,
};

function start(panels: Partial<PanelStore> = {}) {
  const world = createWorld();
  const { deps } = startProcess(world);
  const get: PanelStore['get'] = async (_guild, id) => world.db.panels.get(id) ?? null;
  const store = partly<PanelStore>({ get, markSent: async () => undefined, ...panels });
  const events = () => [...world.db.events.values()];
  return { world, deps: { ...deps, panels: store }, events };
}

describe('panels', () => {
  it('are refused past the limit, with a way out', async () => {
    const { deps, events } = start({ count: async () => 50 });
    const created = await createPanel(deps, { guildId, panel: input, actor });
    expect(created).toMatchObject({ ok: false, error: { code: 'panel_limit_reached' } });
    expect(events()).toEqual([]);
  });

  it('leave what they were and became in the audit trail, and nothing beside it', async () => {
    const after = { ...input, title: 'Billing' };
    const { deps, events } = start({ update: async () => ok({ ...panel, ...after, version: 2 }) });
    const order = { guildId, panelId: panel.id, expectedVersion: 1, panel: after, actor };
    expect((await updatePanel(deps, order)).ok).toBe(true);
    expect(events()).toMatchObject([{ type: 'panel.updated', actor, before: input, after }]);
    expect(events()[0]?.before).toEqual(input);
  });

  it('are deleted once', async () => {
    const { deps, events } = start({ delete: async () => null });
    const deleted = await deletePanel(deps, { guildId, panelId: panel.id, actor });
    expect(deleted).toMatchObject({ ok: false, error: { code: 'panel_not_found' } });
    expect(events()).toEqual([]);
  });

  it('go out as one message, each once, and not at all when one is gone', async () => {
    const { world, deps, events } = start();
    const channelId = world.transcriptChannel;
    const order = { guildId, channelId, actor, nonce: 'n' };
    const twice = await sendMultiPanel(deps, { ...order, panelIds: [panel.id, panel.id] });
    expect(twice.ok).toBe(true);
    const messages = () => world.discord.channels.get(channelId)?.messages ?? [];
    expect(messages().map(({ components }) => components)).toMatchObject([
      [{ components: { length: 1 } }],
    ]);
    expect(events().map(({ type }) => type)).toEqual(['panel.sent']);
    const unknown = 'b'.repeat(24);
    const missing = await sendMultiPanel(deps, { ...order, panelIds: [panel.id, unknown] });
    expect(missing).toMatchObject({ ok: false, error: { code: 'panel_not_found' } });
    expect(messages()).toHaveLength(1);
  });
});

describe('settings', () => {
  const save = async (permissions: StaffPermission[], change: Partial<TicketConfig>) => {
    const { world, deps, events } = start();
    const servers = partly<ServerStore>({
      get: deps.servers.get,
      update: async (serverId, version, ticketConfig, at) =>
        ok({ serverId, ticketConfig, version: version + 1, createdAt: at, updatedAt: at }),
    });
    const config = { ...world.db.config, ...change };
    const order = { guildId, expectedVersion: 0, config, actor, access: { permissions } };
    const saved = await updateSettings({ ...deps, servers }, order);
    return { code: saved.ok ? 'saved' : saved.error.code, events: events() };
  };
  const grant = (permissions: StaffPermission[]) => ({
    ticketPermissions: [{ kind: 'role' as const, id: '100000000000000077', permissions }],
  });

  it.each([
    ['without settings.manage', [], { maxTicketsPerUser: 3 }, 'forbidden'],
    ['with settings.manage', ['settings.manage'], { maxTicketsPerUser: 3 }, 'saved'],
    ['grants with it alone', ['settings.manage'], grant(['tickets.view']), 'forbidden'],
    ['grants beyond one’s own', ['staff.manage'], grant(['panels.manage']), 'forbidden'],
    ['grants within one’s own', ['staff.manage', 'tickets.view'], grant(['tickets.view']), 'saved'],
  ] as const)('%s: %s', async (_what, permissions, change, code) => {
    const saved = await save([...permissions], change as Partial<TicketConfig>);
    expect(saved.code).toBe(code);
    expect(saved.events).toHaveLength(code === 'saved' ? 1 : 0);
  });

  it('keep before and after', async () => {
    const { events } = await save(['settings.manage'], { maxTicketsPerUser: 3 });
    expect(events).toMatchObject([
      {
        type: 'settings.updated',
        before: { maxTicketsPerUser: defaultTicketConfig.maxTicketsPerUser },
        after: { maxTicketsPerUser: 3 },
      },
    ]);
  });
});
