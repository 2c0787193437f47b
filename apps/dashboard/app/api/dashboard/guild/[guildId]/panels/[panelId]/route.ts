import { documentId } from '@fns/contracts/ids';
import { z } from 'zod';
import { panelUpdate } from '@/lib/api/contract.ts';
import { withGuild } from '@/lib/middleware.ts';
import { changePanel, panelOf, removePanel } from '@/lib/panels.ts';

const params = z.object({ panelId: documentId });

export const GET = withGuild(
  'panels.manage',
  ({ params: { panelId }, ...visit }) => panelOf(visit, panelId),
  { params },
);

export const PUT = withGuild(
  'panels.manage',
  ({ params: { panelId }, body, ...visit }) => changePanel(visit, panelId, body),
  { params, body: panelUpdate },
);

export const DELETE = withGuild(
  'panels.manage',
  ({ params: { panelId }, ...visit }) => removePanel(visit, panelId),
  { params },
);
