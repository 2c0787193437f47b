import { documentId } from '@fns/contracts/ids';
import { z } from 'zod';
import { panelUpdate } from '@/lib/api/contract.ts';
import { withGuild } from '@/lib/middleware.ts';
import { changePanel, panelOf, removePanel } from '@/lib/panels.ts';

const params = z.object({ panelId: documentId });

export const GET = withGuild('panels.manage', { params }, ({ params, ...visit }) =>
  panelOf(visit, params.panelId),
);

export const PUT = withGuild(
  'panels.manage',
  { params, body: panelUpdate },
  ({ params, body, ...visit }) => changePanel(visit, params.panelId, body),
);

export const DELETE = withGuild('panels.manage', { params }, ({ params, ...visit }) =>
  removePanel(visit, params.panelId),
);
