import { sendMultiPanelRequest, sentPanel } from '@fns/contracts/bot-api';
import type { Api, ApiDeps } from '../api.ts';
import { orRefuse } from '../guild-of.ts';
import { mayManagePanels } from './may-manage-panels.ts';

/** Sends several saved panels to a channel as one message. */
export function sendMultiPanelPost(app: Api, deps: ApiDeps): void {
  const schema = {
    summary: 'Sends several panels to a channel as one message.',
    body: sendMultiPanelRequest,
    response: { 200: sentPanel },
  };
  app.post('/api/send-multi-panel', { schema }, async ({ body }) => {
    await mayManagePanels(deps, body);
    return orRefuse(await deps.sendPanels(body));
  });
}
