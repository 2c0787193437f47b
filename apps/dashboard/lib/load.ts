import type { ServerDetail } from '@fns/contracts/bot-api';
import type { Panel } from '@fns/contracts/panel';
import type { Server } from '@fns/contracts/settings';
import type { TranscriptList, TranscriptPage } from '@fns/contracts/transcript';
import { ok, type Result, refused } from '@fns/core/result';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { GuildData, GuildList, PageQueryInput, PanelList } from './api/contract.ts';
import { guildDataOf, guildsOf, serverOf } from './guilds.ts';
import { type GuildVisit, requireGuild, requireUser } from './middleware.ts';
import { panelOf, panelsOf } from './panels.ts';
import { expectedRefusal } from './refusals.ts';
import type { Requirement } from './requirement.ts';
import { settingsOf } from './settings.ts';
import { transcriptOf, transcriptsOf } from './transcripts.ts';

/**
 * What pages (server components) ask for. Each goes through the same gate as the API: a signed-out
 * visitor is sent to sign in, a guild, panel or transcript this person can't see is `notFound()`.
 * What is left comes back as a refusal to show: `forbidden`, `rate_limited`, `bot_unavailable`,
 * `database_unavailable`. Repeating a call within one request asks nobody twice.
 */

export { currentUser } from './middleware.ts';

/** The server selector. */
export const loadGuilds = cache(async (): Promise<Result<GuildList>> => {
  const user = await withRefusals(async () => ok(await requireUser()));
  return user.ok ? withRefusals(() => guildsOf(user.value)) : user;
});

/** The guild's name, icon, missing bot permissions, and what this person may do: for layout and overview. */
export const loadGuild = cache(
  (guildId: string): Promise<Result<Pick<GuildData, 'access'> & { server: ServerDetail }>> =>
    visit('member', guildId, serverOf),
);

/** Everything the editors' pickers need. For staff of any kind. */
export const loadGuildData = cache(
  (guildId: string): Promise<Result<GuildData>> => visit('staff', guildId, guildDataOf),
);

export function loadPanels(guildId: string, query?: PageQueryInput): Promise<Result<PanelList>> {
  return visit('panels.manage', guildId, (entered) => panelsOf(entered, query));
}

export function loadPanel(guildId: string, panelId: string): Promise<Result<Panel>> {
  return visit('panels.manage', guildId, (entered) => panelOf(entered, panelId));
}

export function loadSettings(guildId: string): Promise<Result<Server>> {
  return visit('settings.manage', guildId, settingsOf);
}

/** All of them with `transcripts.view`, else only those of tickets that this person opened or is staff of. */
export function loadTranscripts(
  guildId: string,
  query?: PageQueryInput,
): Promise<Result<TranscriptList>> {
  return visit('member', guildId, (entered) => transcriptsOf(entered, query));
}

export function loadTranscript(
  guildId: string,
  transcriptId: string,
  query?: PageQueryInput,
): Promise<Result<TranscriptPage>> {
  return visit('member', guildId, (entered) => transcriptOf(entered, transcriptId, query));
}

async function visit<T>(
  requirement: Requirement,
  guildId: string,
  ask: (entered: GuildVisit) => Promise<Result<T>>,
): Promise<Result<T>> {
  const entered = await requireGuild(requirement, guildId);
  if (!entered.ok) return entered;
  const answer = await withRefusals(() => ask(entered.value));
  if (!answer.ok && answer.error.code.endsWith('_not_found')) notFound();
  return answer;
}

/** Expected trouble as a refusal; bugs, and Next's own redirects, go on up. */
async function withRefusals<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await ask();
  } catch (error) {
    const expected = expectedRefusal(error);
    if (expected) return refused(expected);
    throw error;
  }
}
