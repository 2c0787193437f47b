/** Stands in for `whatwg-url` in the bundle (see build.ts). */
export const { URL, URLSearchParams } = globalThis;
