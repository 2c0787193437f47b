/** A "no" in Discord's words: HTTP status, JSON error code and message. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  /** The nested `errors` of an invalid form. */
  readonly errors: FormErrors | undefined;

  constructor(status: number, code: number, message: string, errors?: FormErrors) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export type FormErrors = { [key: string]: FormErrors | FormError[] };
export interface FormError {
  code: string;
  message: string;
}

/** One thing wrong with a form: where, Discord's code for it and a sentence. */
export interface FormProblem {
  path: PropertyKey[];
  code: string;
  message: string;
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const catalogue = {
  notFound: [404, 0, '404: Not Found'],
  unauthorized: [401, 0, '401: Unauthorized'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownOverwrite: [404, 10009, 'Unknown Permission Overwrite'],
  unknownRole: [404, 10011, 'Unknown Role'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownEmoji: [400, 10014, 'Unknown Emoji'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownBan: [404, 10026, 'Unknown Ban'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  botsOnly: [403, 20002, 'Only bots can use this endpoint'],
  maximumPins: [400, 30003, 'Maximum number of pins reached (250)'],
  maximumRoles: [400, 30005, 'Maximum number of server roles reached (250)'],
  maximumReactions: [400, 30010, 'Maximum number of reactions reached (20)'],
  maximumChannels: [400, 30013, 'Maximum number of server channels reached (500)'],
  maximumWebhooks: [400, 30007, 'Maximum number of webhooks reached (15)'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  notInDirectMessages: [403, 50003, 'Cannot execute action on a DM channel'],
  notTheAuthor: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  cannotReachUser: [403, 50007, 'Cannot send messages to this user'],
  notTextual: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  bulkDeleteCount: [
    400,
    50016,
    'Provided too few or too many messages to delete. Must provide at least 2 and at most 100 messages to delete.',
  ],
  systemMessage: [403, 50021, 'Cannot execute action on a system message'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  missingScope: [403, 50026, 'Missing required OAuth2 scope'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  invalidRecipients: [400, 50033, 'Invalid Recipient(s)'],
  bulkDeleteTooOld: [400, 50034, 'You can only bulk delete messages that are under 14 days old.'],
  archivedThread: [400, 50083, 'Thread is archived'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  reactionBlocked: [403, 90001, 'Reaction was blocked'],
} as const satisfies Record<string, readonly [number, number, string]>;

export type RefusalName = keyof typeof catalogue;

/** Makes the refusal, for `throw`. */
export function refusal(name: RefusalName): Refusal {
  const [status, code, message] = catalogue[name];
  return new Refusal(status, code, message);
}

/** 50035 with each problem at its place, as Discord nests them. */
export function invalidForm(problems: FormProblem[]): Refusal {
  const errors: FormErrors = {};
  for (const { path, code, message } of problems) {
    let node = errors;
    for (const step of path) {
      const key = String(step);
      const next = node[key];
      const child: FormErrors = next && !Array.isArray(next) ? next : {};
      node[key] = child;
      node = child;
    }
    const held = node._errors;
    node._errors = [...(Array.isArray(held) ? held : []), { code, message }];
  }
  return new Refusal(400, 50035, 'Invalid Form Body', errors);
}
