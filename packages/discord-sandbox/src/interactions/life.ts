/** How long an application may take to acknowledge, milliseconds. */
export const acknowledgeWithin = 3000;

/** How long an interaction's token lives, milliseconds. */
export const tokenLifetime = 15 * 60_000;
