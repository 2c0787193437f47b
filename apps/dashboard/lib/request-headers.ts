/** Request headers that `proxy.ts` sets for our own pages; what a browser sends under these names is overwritten. */

/** The path and query that were asked for. */
export const pathHeader = 'x-fns-path';
/** The nonce that scripts of this page must carry. */
export const nonceHeader = 'x-nonce';
