/** Addresses of the dashboard's JSON API. Ids come from our own answers, yet are encoded all the same. */
const part = encodeURIComponent;

export const apiPaths = {
  guilds: () => '/api/dashboard/guilds',
  guildData: (guildId: string) => `/api/dashboard/guild/${part(guildId)}/data`,
  panels: (guildId: string) => `/api/dashboard/guild/${part(guildId)}/panels`,
  panel: (guildId: string, panelId: string) =>
    `/api/dashboard/guild/${part(guildId)}/panels/${part(panelId)}`,
  sendPanel: (guildId: string, panelId: string) =>
    `/api/dashboard/guild/${part(guildId)}/panels/${part(panelId)}/send`,
  settings: (guildId: string) => `/api/dashboard/guild/${part(guildId)}/settings`,
  transcripts: (guildId: string) => `/api/dashboard/guild/${part(guildId)}/transcripts`,
  transcript: (guildId: string, transcriptId: string) =>
    `/api/dashboard/guild/${part(guildId)}/transcripts/${part(transcriptId)}`,
  /** An archived file of a transcript: usable as an image's or a download link's address. */
  attachment: (guildId: string, transcriptId: string, hash: string) =>
    `/api/dashboard/guild/${part(guildId)}/transcripts/${part(transcriptId)}/attachments/${part(hash)}`,
  publicPanel: (panelId: string) => `/api/panels/${part(panelId)}`,
} as const;
