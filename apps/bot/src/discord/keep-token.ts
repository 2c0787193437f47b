import { type REST, RESTEvents } from 'discord.js';

/**
 * The REST client forgets its token at the first 401, and Discord's outages have brought some that
 * meant nothing. A token that is really dead closes the gateway (4004), which ends the process.
 */
export function keepToken(rest: REST, token: string): void {
  rest.on(RESTEvents.Response, (_request, { status }) => {
    if (status === 401) setImmediate(() => rest.setToken(token));
  });
}
