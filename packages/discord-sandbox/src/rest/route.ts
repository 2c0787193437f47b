import type { Call } from './call.ts';

/** Who may call: a bot, a bot or a person's bearer token, or anybody who knows the path's token. */
export type Auth = 'bot' | 'user' | 'none';

/** One operation of Discord's API. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v10`. */
  path: string;
  auth: Auth;
  /** `undefined` answers 204. */
  handle: (call: Call) => unknown;
  /** Of an answer with a body; 200 when left out. */
  status?: number;
}

type Handle = Route['handle'];

export const get = (path: string, handle: Handle, auth: Auth = 'bot'): Route => ({
  method: 'GET',
  path,
  auth,
  handle,
});
export const post = (path: string, handle: Handle, auth: Auth = 'bot'): Route => ({
  method: 'POST',
  path,
  auth,
  handle,
});
export const put = (path: string, handle: Handle, auth: Auth = 'bot'): Route => ({
  method: 'PUT',
  path,
  auth,
  handle,
});
export const patch = (path: string, handle: Handle, auth: Auth = 'bot'): Route => ({
  method: 'PATCH',
  path,
  auth,
  handle,
});
export const del = (path: string, handle: Handle, auth: Auth = 'bot'): Route => ({
  method: 'DELETE',
  path,
  auth,
  handle,
});
