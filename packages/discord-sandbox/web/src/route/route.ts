/** Where one is, in Discord's own address form. `guildId` is `@me` for direct messages. */
export interface Route {
  guildId: string | null;
  channelId: string | null;
  messageId: string | null;
}

const path = /^\/channels\/(@me|\d{17,20})(?:\/(\d{17,20})(?:\/(\d{17,20}))?)?\/?$/;

/** Undefined for a path that leads nowhere here. */
export function parseRoute(pathname: string): Route | undefined {
  if (pathname === '/' || pathname === '/channels') {
    return { guildId: null, channelId: null, messageId: null };
  }
  const found = path.exec(pathname);
  if (!found) return undefined;
  const [, guildId = null, channelId = null, messageId = null] = found;
  return { guildId, channelId, messageId };
}

export function hrefOf(guildId: string | null, channelId?: string, messageId?: string): string {
  return ['/channels', guildId ?? '@me', channelId, messageId].filter(Boolean).join('/');
}

const discordHosts = new Set(['discord.com', 'ptb.discord.com', 'canary.discord.com']);

/** The path inside this page that an address means; undefined for addresses elsewhere. */
export function innerPath(address: string, here: string): string | undefined {
  if (!URL.canParse(address, here)) return undefined;
  const url = new URL(address, here);
  const ours = url.origin === new URL(here).origin || discordHosts.has(url.hostname);
  return ours && url.pathname !== '/' && parseRoute(url.pathname) ? url.pathname : undefined;
}
