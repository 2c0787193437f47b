import type { Panel, PanelInput } from '@fns/contracts/panel';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GuildData, PanelList, SettingsUpdate } from '@/lib/api/contract.ts';
import { api } from './api.ts';

/** Names of what the cache holds for a server; a prefix invalidates everything under it. */
export const guildKeys = {
  all: (guildId: string) => ['guild', guildId] as const,
  data: (guildId: string) => ['guild', guildId, 'data'] as const,
  panels: (guildId: string) => ['guild', guildId, 'panels'] as const,
  panel: (guildId: string, panelId: string) => ['guild', guildId, 'panel', panelId] as const,
  settings: (guildId: string) => ['guild', guildId, 'settings'] as const,
  transcripts: (guildId: string) => ['guild', guildId, 'transcripts'] as const,
  transcript: (guildId: string, id: string) => ['guild', guildId, 'transcript', id] as const,
};

/** Channels, categories, roles, emojis and what this person may do. */
export function useGuildData(guildId: string, initialData?: GuildData) {
  return useQuery({
    queryKey: guildKeys.data(guildId),
    queryFn: async ({ signal }) => (await api()).guildData(guildId, signal),
    ...(initialData ? { initialData } : {}),
  });
}

export function usePanels(guildId: string, initialData: PanelList) {
  return useQuery({
    queryKey: guildKeys.panels(guildId),
    queryFn: async ({ signal }) => (await api()).panels(guildId, { limit: 50 }, signal),
    initialData,
  });
}

export function usePanel(guildId: string, panelId: string, initialData: Panel) {
  return useQuery({
    queryKey: guildKeys.panel(guildId, panelId),
    queryFn: async ({ signal }) => (await api()).panel(guildId, panelId, signal),
    initialData,
  });
}

/** Writes a panel where the cache shows it, and has the list asked again. */
function keepPanel(client: QueryClient, panel: Panel) {
  client.setQueryData(guildKeys.panel(panel.guild, panel.id), panel);
  return client.invalidateQueries({ queryKey: guildKeys.panels(panel.guild) });
}

export function useCreatePanel(guildId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: PanelInput) => (await api()).createPanel(guildId, input),
    onSuccess: (panel) => keepPanel(client, panel),
  });
}

export function useUpdatePanel(guildId: string, panelId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (update: { expectedVersion: number; panel: PanelInput }) =>
      (await api()).updatePanel(guildId, panelId, update),
    onSuccess: (panel) => keepPanel(client, panel),
  });
}

/** The panel leaves the list at once and comes back if the deletion is refused. */
export function useDeletePanel(guildId: string) {
  const client = useQueryClient();
  const key = guildKeys.panels(guildId);
  return useMutation({
    mutationFn: async (panelId: string) => (await api()).deletePanel(guildId, panelId),
    onMutate: async (panelId) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<PanelList>(key);
      client.setQueryData<PanelList>(
        key,
        (list) => list && { ...list, panels: list.panels.filter(({ id }) => id !== panelId) },
      );
      return { before };
    },
    onError: (_error, _panelId, context) => {
      if (context?.before) client.setQueryData(key, context.before);
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Posts the panel to a channel: the one call that goes on to Discord. */
export function useSendPanel(guildId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ panelId, channelId }: { panelId: string; channelId: string }) =>
      (await api()).sendPanel(guildId, panelId, channelId),
    onSuccess: (_sent, { panelId }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: guildKeys.panels(guildId) }),
        client.invalidateQueries({ queryKey: guildKeys.panel(guildId, panelId) }),
      ]),
  });
}

/** The form itself shows what was typed; the cache follows what was really saved. */
export function useUpdateSettings(guildId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (update: SettingsUpdate) => (await api()).updateSettings(guildId, update),
    onSuccess: (server) => client.setQueryData(guildKeys.settings(guildId), server),
  });
}
