import { z } from 'zod';

/**
 * The catalogue: every refusal a person can meet, with its HTTP status and the sentence it says when
 * the place that refuses knows nothing better. Codes are part of the public API: add, never rename.
 */
export const errorCatalogue = {
  // Requests
  invalid_input: { status: 400, sentence: 'Some of what you sent is not valid.' },
  invalid_json: { status: 400, sentence: 'The request body is not valid JSON.' },
  unsupported_media_type: { status: 415, sentence: 'Send the body as application/json.' },
  body_too_large: { status: 413, sentence: 'The request body is too large.' },
  route_not_found: { status: 404, sentence: 'There is nothing at this address.' },
  method_not_allowed: { status: 405, sentence: 'This address does not answer that method.' },
  origin_refused: { status: 403, sentence: 'This request came from another site.' },
  rate_limited: { status: 429, sentence: 'Too many requests. Wait a moment and try again.' },

  // Who and what
  unauthorized: { status: 401, sentence: 'Sign in to continue.' },
  invalid_api_key: { status: 401, sentence: 'The API key is missing or wrong.' },
  forbidden: { status: 403, sentence: 'You do not have permission to do this.' },
  guild_not_found: { status: 404, sentence: 'The bot is not in this server.' },
  panel_not_found: { status: 404, sentence: 'This panel no longer exists.' },
  ticket_not_found: { status: 404, sentence: 'This ticket no longer exists.' },
  transcript_not_found: {
    status: 404,
    sentence: 'This transcript does not exist, or you may not read it.',
  },
  attachment_not_found: { status: 404, sentence: 'This file is not in our archive.' },
  member_not_found: { status: 404, sentence: 'This person is not in the server.' },
  channel_not_found: { status: 404, sentence: 'This channel no longer exists.' },

  // Tickets
  ticket_limit_reached: { status: 409, sentence: 'You already have the maximum of open tickets.' },
  panel_disabled: { status: 409, sentence: 'This panel is not taking new tickets right now.' },
  panel_limit_reached: { status: 409, sentence: 'This server has the maximum number of panels.' },
  panel_changed: {
    status: 409,
    sentence: 'Someone else changed this panel. Reload to see their version.',
  },
  settings_changed: {
    status: 409,
    sentence: 'Someone else changed the settings. Reload to see their version.',
  },
  ticket_not_open: { status: 409, sentence: 'This ticket is not open.' },
  ticket_busy: { status: 409, sentence: 'This ticket is being worked on. Try again in a moment.' },

  // Discord
  missing_permission: { status: 409, sentence: 'The bot lacks a permission in Discord.' },
  role_hierarchy: { status: 409, sentence: 'A role stands above the bot in the role list.' },
  category_full: { status: 409, sentence: 'The ticket category holds the maximum of 50 channels.' },
  server_full: { status: 409, sentence: 'The server holds the maximum of 500 channels.' },
  discord_refused: { status: 502, sentence: 'Discord refused this.' },
  discord_unavailable: {
    status: 503,
    sentence: 'Discord does not answer right now. Try again in a moment.',
  },
  direct_messages_closed: { status: 409, sentence: 'This person does not accept direct messages.' },

  // Ourselves
  bot_unavailable: {
    status: 503,
    sentence: 'The bot does not answer right now. Try again in a moment.',
  },
  database_unavailable: {
    status: 503,
    sentence: 'The database does not answer right now. Nothing was lost; try again in a moment.',
  },
  not_ready: { status: 503, sentence: 'Still starting. Try again in a moment.' },
  shutting_down: { status: 503, sentence: 'Restarting. Try again in a moment.' },
  internal: { status: 500, sentence: 'Something broke on our side.' },
} as const satisfies Record<string, { status: number; sentence: string }>;

export type ErrorCode = keyof typeof errorCatalogue;

export const errorCode = z.enum(Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]]);

/** Where in the input, and what is wrong there; `path` is dotted (`button.label`). */
export const inputProblem = z.object({ path: z.string(), message: z.string() });
export type InputProblem = z.infer<typeof inputProblem>;

/** The one shape of an error on the wire, everywhere. A bug shows its reference and nothing else. */
export const errorBody = z.object({
  error: z.object({
    code: errorCode,
    message: z.string(),
    details: z.unknown().optional(),
    reference: z.string().optional(),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** A refusal as a value: an expected "no" with its code and a sentence for the person who asked. */
export interface Refusal {
  code: ErrorCode;
  message: string;
  details?: unknown;
}

/** Builds a refusal; the catalogue's sentence stands in when nothing more helpful is known. */
export function refuse(code: ErrorCode, message?: string, details?: unknown): Refusal {
  return {
    code,
    message: message ?? errorCatalogue[code].sentence,
    ...(details === undefined ? {} : { details }),
  };
}

/** A refusal on its way up through code that cannot return one (HTTP handlers, the API client). */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly refusal: Refusal;
  readonly reference: string | undefined;

  constructor(refusal: Refusal, reference?: string) {
    super(refusal.message);
    this.refusal = refusal;
    this.reference = reference;
  }

  get code(): ErrorCode {
    return this.refusal.code;
  }

  get status(): number {
    return errorCatalogue[this.refusal.code].status;
  }
}

/** The wire form of a refusal. */
export function toErrorBody(refusal: Refusal, reference?: string): ErrorBody {
  return {
    error: {
      code: refusal.code,
      message: refusal.message,
      ...(refusal.details === undefined ? {} : { details: refusal.details }),
      ...(reference === undefined ? {} : { reference }),
    },
  };
}

/** Turns zod's issues into our dotted paths. */
export function inputProblems(error: z.ZodError): InputProblem[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
}
