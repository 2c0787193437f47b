/** What a request counts against: Discord's route with its major parameter. */
export interface LimitedRoute {
  method: string;
  /** `/channels/:id/messages/:id`: every id replaced. */
  pattern: string;
  /** The channel, guild, or webhook with its token that has a bucket of its own. */
  major: string;
}

const majorRoute = /^\/(?:channels|guilds)\/(\d+)/;
const webhookRoute = /^\/webhooks\/(\d+)(?:\/([^/]+))?/;

/**
 * Names the route of a path below `/api/v10`, without its query.
 * @see https://docs.discord.com/developers/topics/rate-limits#rate-limits
 */
export function limitedRoute(method: string, path: string): LimitedRoute {
  const webhook = webhookRoute.exec(path);
  const major = webhook
    ? [webhook[1], webhook[2]].filter(Boolean).join('/')
    : (majorRoute.exec(path)?.[1] ?? '');
  const pattern = path
    .replace(/\/$/, '')
    .replace(/^(\/(?:webhooks|interactions)\/\d+)\/[^/]+/, '$1/:token')
    .replace(/\/reactions\/.*$/, '/reactions/:reaction')
    .replace(/\/\d+(?=\/|$)/g, '/:id');
  return { method, pattern, major };
}

/** Interaction answers pass outside of every limit of the bot, as Discord documents. */
export function isInteractionRoute(pattern: string): boolean {
  return pattern.startsWith('/interactions/') || pattern.startsWith('/webhooks/:id/:token');
}
