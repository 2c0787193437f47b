import { pageQuery } from '@/lib/api/contract.ts';
import { withGuild } from '@/lib/middleware.ts';
import { transcriptsOf } from '@/lib/transcripts.ts';

/** For any member: without `transcripts.view` the list holds what they opened or are staff of. */
export const GET = withGuild('member', ({ query, ...visit }) => transcriptsOf(visit, query), {
  query: pageQuery,
});
