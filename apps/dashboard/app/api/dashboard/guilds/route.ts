import { guildsOf } from '@/lib/guilds.ts';
import { withUser } from '@/lib/middleware.ts';

export const GET = withUser(({ user }) => guildsOf(user));
