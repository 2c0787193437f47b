import { documentId } from '@fns/contracts/ids';
import { z } from 'zod';
import { messagesQuery } from '@/lib/api/contract.ts';
import { withGuild } from '@/lib/middleware.ts';
import { transcriptOf } from '@/lib/transcripts.ts';

/** For any member: whether they may read this one is decided with the transcript in hand. */
export const GET = withGuild(
  'member',
  ({ params, query, ...visit }) => transcriptOf(visit, params.transcriptId, query),
  { params: z.object({ transcriptId: documentId }), query: messagesQuery },
);
