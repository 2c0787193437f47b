import { handlers } from '@/lib/auth.ts';

/** Sign-in, sign-out and the session: next-auth checks state, PKCE and its own CSRF token. Public. */
export const { GET, POST } = handlers;
