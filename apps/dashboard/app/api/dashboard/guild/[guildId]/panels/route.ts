import { panelInput } from '@fns/contracts/panel';
import { pageQuery } from '@/lib/api/contract.ts';
import { withGuild } from '@/lib/middleware.ts';
import { newPanel, panelsOf } from '@/lib/panels.ts';

export const GET = withGuild('panels.manage', ({ query, ...visit }) => panelsOf(visit, query), {
  query: pageQuery,
});

export const POST = withGuild('panels.manage', ({ body, ...visit }) => newPanel(visit, body), {
  body: panelInput,
  status: 201,
});
