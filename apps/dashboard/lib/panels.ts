import type { SentPanel } from '@fns/contracts/bot-api';
import { refuse } from '@fns/contracts/errors';
import type { EventActor } from '@fns/contracts/event';
import { type DocumentId, documentId } from '@fns/contracts/ids';
import type { Panel, PanelInput } from '@fns/contracts/panel';
import { createPanel } from '@fns/core/panels/create-panel';
import { deletePanel } from '@fns/core/panels/delete-panel';
import { updatePanel } from '@fns/core/panels/update-panel';
import { ok, type Result, refused } from '@fns/core/result';
import {
  type PageQueryInput,
  type PanelList,
  type PanelUpdate,
  pageQuery,
} from './api/contract.ts';
import { bot } from './bot.ts';
import { clock } from './clock.ts';
import type { GuildVisit } from './gate.ts';

export async function panelsOf(
  { guildId, stores }: GuildVisit,
  query: PageQueryInput = {},
): Promise<Result<PanelList>> {
  const { items, nextCursor } = await stores.panels.list(guildId, pageOf(query));
  return ok({ panels: items, nextCursor });
}

export async function panelOf(
  { guildId, stores }: GuildVisit,
  panelId: string,
): Promise<Result<Panel>> {
  const id = documentId.safeParse(panelId);
  const panel = id.success ? await stores.panels.get(guildId, id.data) : null;
  return panel ? ok(panel) : refused(refuse('panel_not_found'));
}

export function newPanel(visit: GuildVisit, panel: PanelInput): Promise<Result<Panel>> {
  const { guildId, stores } = visit;
  return createPanel({ ...stores, clock }, { guildId, panel, actor: actorOf(visit) });
}

export function changePanel(
  visit: GuildVisit,
  panelId: DocumentId,
  { expectedVersion, panel }: PanelUpdate,
): Promise<Result<Panel>> {
  const { guildId, stores } = visit;
  return updatePanel(
    { ...stores, clock },
    { guildId, panelId, expectedVersion, panel, actor: actorOf(visit) },
  );
}

export async function removePanel(
  visit: GuildVisit,
  panelId: DocumentId,
): Promise<Result<undefined>> {
  const { guildId, stores } = visit;
  const gone = await deletePanel({ ...stores, clock }, { guildId, panelId, actor: actorOf(visit) });
  return gone.ok ? ok(undefined) : gone;
}

/** Through the bot, which alone talks to Discord; it checks that panel and channel are this guild's. */
export async function sendPanel(
  { guildId, user }: GuildVisit,
  panelId: DocumentId,
  channelId: string,
): Promise<Result<SentPanel>> {
  return ok(await bot().sendPanel({ guildId, panelId, channelId, actorId: user.id }));
}

/** Who did it, for the audit trail. */
export function actorOf({ user }: GuildVisit): EventActor & { id: string } {
  return { kind: 'user', id: user.id, name: user.name };
}

/** Without the keys that were not given, which the stores tell from undefined. */
export function pageOf(query: PageQueryInput): { limit: number; after?: string } {
  const { limit, after } = pageQuery.parse(query);
  return { limit, ...(after === undefined ? {} : { after }) };
}
