import type { Api, ApiDeps } from './api.ts';
import { healthGet } from './routes/health.get.ts';
import { metricsGet } from './routes/metrics.get.ts';
import { openapiGet } from './routes/openapi.get.ts';
import { readyGet } from './routes/ready.get.ts';
import { sendMultiPanelPost } from './routes/send-multi-panel.post.ts';
import { sendPanelPost } from './routes/send-panel.post.ts';
import { serverGet } from './routes/server.get.ts';
import { serverCategoriesGet } from './routes/server-categories.get.ts';
import { serverChannelsGet } from './routes/server-channels.get.ts';
import { serverEmojisGet } from './routes/server-emojis.get.ts';
import { serverMemberAccessGet } from './routes/server-member-access.get.ts';
import { serverMembersGet } from './routes/server-members.get.ts';
import { serverRolesGet } from './routes/server-roles.get.ts';
import { serversGet } from './routes/servers.get.ts';

/** Every address of the API. `describe` makes its OpenAPI description. */
export function addRoutes(app: Api, deps: ApiDeps, describe: () => Promise<object>): void {
  healthGet(app);
  readyGet(app, deps);
  metricsGet(app, deps);
  openapiGet(app, describe);
  serversGet(app, deps);
  serverGet(app, deps);
  serverChannelsGet(app, deps);
  serverCategoriesGet(app, deps);
  serverRolesGet(app, deps);
  serverEmojisGet(app, deps);
  serverMembersGet(app, deps);
  serverMemberAccessGet(app, deps);
  sendPanelPost(app, deps);
  sendMultiPanelPost(app, deps);
}
