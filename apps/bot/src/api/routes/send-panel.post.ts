import { sendPanelRequest, sentPanel } from '@fns/contracts/bot-api';
import type { Api, ApiDeps } from '../api.ts';
import { orRefuse } from '../guild-of.ts';
import { mayManagePanels } from './may-manage-panels.ts';

/** Sends a saved panel to a channel. */
export function sendPanelPost(app: Api, deps: ApiDeps): void {
  const schema = {
    summary: 'Sends a panel to a channel.',
    body: sendPanelRequest,
    response: { 200: sentPanel },
  };
  app.post('/api/send-panel', { schema }, async ({ body: { panelId, ...request } }) => {
    await mayManagePanels(deps, request);
    return orRefuse(await deps.sendPanels({ ...request, panelIds: [panelId] }));
  });
}
