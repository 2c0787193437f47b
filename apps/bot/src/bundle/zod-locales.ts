/** Stands in for all of zod's languages in the bundle (see build.ts). */
export { default as en } from 'zod/v4/locales/en.js';
