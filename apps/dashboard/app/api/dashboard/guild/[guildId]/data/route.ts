import { guildDataOf } from '@/lib/guilds.ts';
import { withGuild } from '@/lib/middleware.ts';

export const GET = withGuild('staff', guildDataOf);
