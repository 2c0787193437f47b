import { sentPanel } from '@fns/contracts/bot-api';
import { errorBody, RefusalError, refuse } from '@fns/contracts/errors';
import { type PanelInput, panel, publicPanel } from '@fns/contracts/panel';
import { server } from '@fns/contracts/settings';
import { transcriptList, transcriptPage } from '@fns/contracts/transcript';
import type { z } from 'zod';
import {
  guildData,
  guildList,
  type PageQueryInput,
  type PanelUpdate,
  panelList,
  type SettingsUpdate,
} from './contract.ts';
import { apiPaths } from './paths.ts';

/** An aborted or failed fetch has no answer of ours to show; this says what to do about it. */
const unreachable = 'The dashboard does not answer. Check your connection and try again.';

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: PageQueryInput;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** Parses what comes back; throws a {@link RefusalError} with our sentence for everything that isn't a success. */
async function call<T>(schema: z.ZodType<T>, path: string, options: Call = {}): Promise<T> {
  const { status, json } = await send(path, options);
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new RefusalError(refuse('internal', `Unexpected answer (${status}).`));
  return parsed.data;
}

async function send(path: string, { method = 'GET', query, body, signal }: Call) {
  const response = await fetch(path + search(query), {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new RefusalError(refuse('internal', unreachable));
  });
  const json: unknown = await response.json().catch(() => undefined);
  if (response.ok) return { status: response.status, json };
  const refused = errorBody.safeParse(json);
  if (!refused.success) throw new RefusalError(refuse('internal', unreachable));
  const { code, message, details, reference } = refused.data.error;
  throw new RefusalError(refuse(code, message, details), reference);
}

function search({ after, limit }: PageQueryInput = {}): string {
  const query = new URLSearchParams();
  if (after !== undefined) query.set('after', after);
  if (limit !== undefined) query.set('limit', String(limit));
  return query.size === 0 ? '' : `?${query}`;
}

/** The dashboard's JSON API for the browser. Every function throws {@link RefusalError}s and nothing else, save an abort. */
export const api = {
  guilds: (signal?: AbortSignal) => call(guildList, apiPaths.guilds(), { signal }),
  guildData: (guildId: string, signal?: AbortSignal) =>
    call(guildData, apiPaths.guildData(guildId), { signal }),

  panels: (guildId: string, query?: PageQueryInput, signal?: AbortSignal) =>
    call(panelList, apiPaths.panels(guildId), { ...(query ? { query } : {}), signal }),
  panel: (guildId: string, panelId: string, signal?: AbortSignal) =>
    call(panel, apiPaths.panel(guildId, panelId), { signal }),
  createPanel: (guildId: string, body: PanelInput) =>
    call(panel, apiPaths.panels(guildId), { method: 'POST', body }),
  updatePanel: (guildId: string, panelId: string, body: PanelUpdate) =>
    call(panel, apiPaths.panel(guildId, panelId), { method: 'PUT', body }),
  deletePanel: async (guildId: string, panelId: string): Promise<void> => {
    await send(apiPaths.panel(guildId, panelId), { method: 'DELETE' });
  },
  sendPanel: (guildId: string, panelId: string, channelId: string) =>
    call(sentPanel, apiPaths.sendPanel(guildId, panelId), {
      method: 'POST',
      body: { channelId },
    }),
  publicPanel: (panelId: string) => call(publicPanel, apiPaths.publicPanel(panelId)),

  settings: (guildId: string, signal?: AbortSignal) =>
    call(server, apiPaths.settings(guildId), { signal }),
  updateSettings: (guildId: string, body: SettingsUpdate) =>
    call(server, apiPaths.settings(guildId), { method: 'PUT', body }),

  transcripts: (guildId: string, query?: PageQueryInput, signal?: AbortSignal) =>
    call(transcriptList, apiPaths.transcripts(guildId), { ...(query ? { query } : {}), signal }),
  transcript: (
    guildId: string,
    transcriptId: string,
    query?: PageQueryInput,
    signal?: AbortSignal,
  ) =>
    call(transcriptPage, apiPaths.transcript(guildId, transcriptId), {
      ...(query ? { query } : {}),
      signal,
    }),
};
