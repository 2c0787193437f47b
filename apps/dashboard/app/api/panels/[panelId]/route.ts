import { refuse } from '@fns/contracts/errors';
import { documentId } from '@fns/contracts/ids';
import { refused } from '@fns/core/result';
import { z } from 'zod';
import { withAnyone } from '@/lib/middleware.ts';

/** Seconds that a copy may be shown for. */
const freshSeconds = 30;

/** Public: what any member sees of a panel in Discord, and no more. */
export const GET = withAnyone(
  async ({ params, stores }) => {
    const panel = await stores.panels.getPublic(params.panelId);
    if (!panel) return refused(refuse('panel_not_found'));
    return Response.json(panel, {
      headers: { 'cache-control': `public, max-age=${freshSeconds}` },
    });
  },
  { params: z.object({ panelId: documentId }) },
);
