import { z } from 'zod';

/**
 * A Discord id: a decimal string of 17–20 digits that carries its creation time.
 * @see https://docs.discord.com/developers/reference#snowflakes
 */
export const snowflake = z.string().regex(/^\d{17,20}$/, 'must be a Discord id (17–20 digits)');
export type Snowflake = z.infer<typeof snowflake>;

/** An id of our own documents: 24 hexadecimal digits (a MongoDB ObjectId). */
export const documentId = z.string().regex(/^[0-9a-f]{24}$/, 'must be an id of 24 hex digits');
export type DocumentId = z.infer<typeof documentId>;

/** SHA-256 of a file's bytes, hexadecimal: its address in our archive. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 of 64 hex digits');

/** An instant as it crosses a process border: ISO 8601 in UTC with milliseconds. */
export const instant = z.iso.datetime();
export type Instant = z.infer<typeof instant>;
