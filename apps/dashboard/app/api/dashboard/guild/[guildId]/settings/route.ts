import { settingsUpdate } from '@/lib/api/contract.ts';
import { withGuild } from '@/lib/middleware.ts';
import { changeSettings, settingsOf } from '@/lib/settings.ts';

export const GET = withGuild('settings.manage', settingsOf);

export const PUT = withGuild(
  'settings.manage',
  ({ body, ...visit }) => changeSettings(visit, body),
  { body: settingsUpdate },
);
