import { documentId, sha256 } from '@fns/contracts/ids';
import { z } from 'zod';
import { attachmentOf } from '@/lib/attachments.ts';
import { withGuild } from '@/lib/middleware.ts';

/** For any member who may read the transcript that holds the file. */
export const GET = withGuild(
  'member',
  ({ params, request, ...visit }) => attachmentOf(visit, params, request.headers),
  {
    params: z.object({ transcriptId: documentId, hash: sha256 }),
    // A transcript shows many images at once.
    allowance: { burst: 300, perMinute: 1200 },
  },
);
