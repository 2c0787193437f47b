import { documentId } from '@fns/contracts/ids';
import { z } from 'zod';
import { panelSend } from '@/lib/api/contract.ts';
import { withGuild } from '@/lib/middleware.ts';
import { sendPanel } from '@/lib/panels.ts';

export const POST = withGuild(
  'panels.manage',
  ({ params, body, ...visit }) => sendPanel(visit, params.panelId, body.channelId),
  {
    params: z.object({ panelId: documentId }),
    body: panelSend,
    // Each one is a message in somebody's channel.
    allowance: { burst: 5, perMinute: 20 },
  },
);
