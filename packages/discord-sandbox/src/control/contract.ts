import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { z } from 'zod';

/**
 * Everything that crosses the control API (`/_sandbox`): what people do, what they see and what
 * happens live. The web client and the typed test client read this file and nothing else.
 */

const id = z.string().regex(/^\d{17,20}$/, 'must be an id (17 to 20 digits)');

/** Discord's own objects travel as Discord writes them. */
export const messageSchema = z.custom<APIMessage>((value) => typeof value === 'object');
export const modalSchema = z.custom<APIModalInteractionResponseCallbackData>(
  (value) => typeof value === 'object',
);

// ---- Errors

export const controlErrorSchema = z.object({
  error: z.object({
    code: z.enum(['NOT_FOUND', 'FORBIDDEN', 'INVALID', 'CONFLICT']),
    /** A sentence for a person. */
    message: z.string(),
  }),
});
export type ControlError = z.infer<typeof controlErrorSchema>;

// ---- People: GET /people

export const personSchema = z.object({
  id,
  username: z.string(),
  displayName: z.string(),
  avatarUrl: z.string(),
  bot: z.boolean(),
  /** Who this is in the demo, in a few words. */
  note: z.string().nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const peopleSchema = z.object({ people: z.array(personSchema) });
export type People = z.infer<typeof peopleSchema>;

// ---- What a person sees: GET /users/:userId/state

export const channelViewSchema = z.object({
  id,
  /** `null` for a direct message. */
  guildId: id.nullable(),
  /** Discord's ChannelType: 0 text, 1 direct message, 2 voice, 4 category, 5 announcements, 11/12 threads, 15 forum. */
  type: z.number().int(),
  name: z.string(),
  topic: z.string().nullable(),
  position: z.number().int(),
  parentId: id.nullable(),
  nsfw: z.boolean(),
  rateLimitPerUser: z.number().int(),
  /** Somebody it is hidden from exists: @everyone cannot see it. */
  private: z.boolean(),
  lastMessageId: id.nullable(),
  lastReadId: id.nullable(),
  unread: z.boolean(),
  mentions: z.number().int(),
  /** What this person may do here, as a decimal bit field. */
  permissions: z.string(),
  /** Direct messages: the others in it. */
  recipientIds: z.array(id),
});
export type ChannelView = z.infer<typeof channelViewSchema>;

export const roleViewSchema = z.object({
  id,
  name: z.string(),
  /** 0: no colour of its own. */
  color: z.number().int(),
  hoist: z.boolean(),
  position: z.number().int(),
  permissions: z.string(),
  mentionable: z.boolean(),
});
export type RoleView = z.infer<typeof roleViewSchema>;

export const memberViewSchema = z.object({
  userId: id,
  username: z.string(),
  /** Nickname, else display name. */
  displayName: z.string(),
  avatarUrl: z.string(),
  bot: z.boolean(),
  /** Connected now (a bot's gateway session; people always are). */
  online: z.boolean(),
  roleIds: z.array(id),
  /** Colour of the highest coloured role, 0 when none. */
  color: z.number().int(),
  owner: z.boolean(),
  /** ISO time until which they are timed out. */
  timeoutUntil: z.string().nullable(),
});
export type MemberView = z.infer<typeof memberViewSchema>;

export const emojiViewSchema = z.object({
  id,
  name: z.string(),
  animated: z.boolean(),
  url: z.string(),
});

export const guildViewSchema = z.object({
  id,
  name: z.string(),
  iconUrl: z.string(),
  ownerId: id,
  /** False during an outage: show it greyed out. */
  available: z.boolean(),
  /** What this person may do in the whole server, as a decimal bit field. */
  permissions: z.string(),
  /** Only those this person can see, categories too; in Discord's order. */
  channels: z.array(channelViewSchema),
  roles: z.array(roleViewSchema),
  members: z.array(memberViewSchema),
  emojis: z.array(emojiViewSchema),
});
export type GuildView = z.infer<typeof guildViewSchema>;

export const userStateSchema = z.object({
  self: personSchema,
  guilds: z.array(guildViewSchema),
  /** Direct messages, the latest first. */
  directMessages: z.array(channelViewSchema),
  /** Everyone named in the guilds and direct messages. */
  people: z.array(personSchema),
  /** Interactions that still wait for the bot. */
  pending: z.array(z.lazy(() => pendingInteractionSchema)),
});
export type UserState = z.infer<typeof userStateSchema>;

// ---- Messages

/** GET /users/:userId/channels/:channelId/messages?before=&after=&around=&limit= — oldest first. */
export const messagePageQuerySchema = z.object({
  before: id.optional(),
  after: id.optional(),
  around: id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type MessagePageQuery = z.input<typeof messagePageQuerySchema>;

export const messagePageSchema = z.object({
  /** Oldest first; the reader's own ephemeral messages are among them. */
  messages: z.array(messageSchema),
  /** There are older ones. */
  hasMore: z.boolean(),
});
export type MessagePage = z.infer<typeof messagePageSchema>;

export const uploadedFileSchema = z.object({
  name: z.string().min(1).max(260),
  base64: z.base64(),
  contentType: z.string().optional(),
  description: z.string().max(1024).optional(),
});

/**
 * POST /users/:userId/messages — JSON, or multipart with the same JSON as `payload_json` (without
 * `files`) and `files[n]` parts. Answers with the message.
 */
export const sendMessageSchema = z.object({
  channelId: id,
  content: z.string().default(''),
  files: z.array(uploadedFileSchema).max(10).default([]),
  replyTo: id.optional(),
  /** Whether a reply pings. */
  mentionReplied: z.boolean().default(true),
  /** Comes back in the message and in its event: tells one's own message among others. */
  nonce: z.string().max(25).optional(),
});
export type SendMessage = z.input<typeof sendMessageSchema>;

/** PATCH /users/:userId/messages/:messageId — answers with the message. DELETE: 204. */
export const editMessageSchema = z.object({ content: z.string() });

/**
 * PUT and DELETE /users/:userId/messages/:messageId/reactions — 204. DELETE
 * /users/:userId/ephemerals/:messageId dismisses an ephemeral message — 204.
 */
export const reactionSchema = z.object({
  /** A Unicode emoji, or `name:id` of a custom one. */
  emoji: z.string().min(1),
});

/** POST /users/:userId/typing — 204. */
export const typingSchema = z.object({ channelId: id });
/** POST /users/:userId/read — marks a channel read up to a message (default: the latest) — 204. */
export const readSchema = z.object({ channelId: id, messageId: id.optional() });
/** POST /users/:userId/dms — opens (or finds) the direct message with someone; answers ChannelView. */
export const openDmSchema = z.object({ recipientId: id });

// ---- Interactions

/**
 * How long the answer may wait: `acknowledged` (at most 3 s) returns as soon as the bot answered at
 * all; `answered` (at most 15 s) waits until a "thinking…" has become a message.
 */
const until = z.enum(['acknowledged', 'answered']).default('acknowledged');

/** POST /users/:userId/clicks — presses a button. */
export const clickSchema = z.object({ messageId: id, customId: z.string().min(1), until });
export type Click = z.input<typeof clickSchema>;

/** POST /users/:userId/selects — chooses in a select menu: option values, or ids. */
export const selectSchema = z.object({
  messageId: id,
  customId: z.string().min(1),
  values: z.array(z.string()).max(25),
  until,
});
export type Select = z.input<typeof selectSchema>;

const optionValue = z.union([z.string(), z.number(), z.boolean()]);

/** POST /users/:userId/commands — runs a slash, user or message command. */
export const commandSchema = z.object({
  channelId: id,
  guildId: id.nullable().optional(),
  /** The command's name; a subcommand after spaces: `ticket close`. */
  name: z.string().min(1),
  /** Needed only where several applications have a command of this name. */
  applicationId: id.optional(),
  options: z.record(z.string(), optionValue).default({}),
  /** For user and message commands: whom or what it is used on. */
  targetId: id.optional(),
  until,
});
export type RunCommand = z.input<typeof commandSchema>;

/** POST /users/:userId/autocompletes — what the bot suggests while an option is typed. */
export const autocompleteSchema = z.object({
  channelId: id,
  name: z.string().min(1),
  applicationId: id.optional(),
  options: z.record(z.string(), optionValue).default({}),
  /** The option being typed; its text so far is in `options`. */
  focused: z.string(),
});
export type Autocomplete = z.input<typeof autocompleteSchema>;
export const autocompleteAnswerSchema = z.object({
  choices: z.array(z.custom<APIApplicationCommandOptionChoice>()),
  /** The bot did not answer in time. */
  failed: z.boolean(),
});
export type AutocompleteAnswer = z.infer<typeof autocompleteAnswerSchema>;

/** POST /users/:userId/modals — submits a modal that an interaction opened. */
export const submitModalSchema = z.object({
  /** The interaction that opened it. */
  interactionId: id,
  /** By the field's custom id; several values for selects. */
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean()])),
  until,
});
export type SubmitModal = z.input<typeof submitModalSchema>;

/** GET /users/:userId/channels/:channelId/commands — those this person may use there. */
export const commandListSchema = z.object({
  commands: z.array(
    z.object({
      applicationId: id,
      applicationName: z.string(),
      applicationIconUrl: z.string(),
      command: z.custom<APIApplicationCommand>(),
    }),
  ),
});
export type CommandList = z.infer<typeof commandListSchema>;

/** What the bot showed: the answer to clicks, selects, commands and modals. */
export const interactionOutcomeSchema = z.object({
  interactionId: id,
  outcome: z.enum([
    /** A new message, `message`. */
    'message',
    /** A "thinking…" message, `message`, to be filled in later. */
    'thinking',
    /** The message that holds the component was changed in place, `message`. */
    'updated',
    /** Acknowledged without anything to see (yet). */
    'deferred',
    /** A modal to fill in, `modal`. */
    'modal',
    /** "This application did not respond": 3 s passed. */
    'failed',
  ]),
  message: messageSchema.nullable(),
  modal: modalSchema.nullable(),
});
export type InteractionOutcome = z.infer<typeof interactionOutcomeSchema>;

export const pendingInteractionSchema = z.object({
  interactionId: id,
  channelId: id,
  applicationId: id,
  /** The message whose component was used. */
  messageId: id.nullable(),
  customId: z.string().nullable(),
  commandName: z.string().nullable(),
});
export type PendingInteraction = z.infer<typeof pendingInteractionSchema>;

// ---- Joining and leaving

/** POST /guilds/:guildId/users — a person joins (made up on the spot, or an existing one); answers Person. DELETE /guilds/:guildId/users/:userId — 204. */
export const joinSchema = z
  .object({
    name: z.string().min(1).max(32).optional(),
    userId: id.optional(),
    /** Ids or names. */
    roles: z.array(z.string()).default([]),
  })
  .refine(({ name, userId }) => name || userId, 'give a name, or the userId of somebody known');
export type Join = z.input<typeof joinSchema>;

// ---- Live: GET /users/:userId/events (server-sent events; `data:` is one LiveEvent as JSON)

export const liveEventSchema = z.discriminatedUnion('type', [
  /** First, and after every reconnect: load the state again. */
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('message.created'), message: messageSchema }),
  /** Edited, reacted to, pinned, filled in: the whole message again. */
  z.object({ type: z.literal('message.updated'), message: messageSchema }),
  z.object({ type: z.literal('message.deleted'), channelId: id, messageIds: z.array(id) }),
  z.object({ type: z.literal('typing'), channelId: id, userId: id }),
  /** Created, changed, or become visible to this person. */
  z.object({ type: z.literal('channel.upserted'), channel: channelViewSchema }),
  /** Deleted, or no longer visible. */
  z.object({ type: z.literal('channel.removed'), guildId: id.nullable(), channelId: id }),
  /** Unread state and mentions of one channel. */
  z.object({
    type: z.literal('channel.read'),
    channelId: id,
    lastReadId: id.nullable(),
    unread: z.boolean(),
    mentions: z.number().int(),
  }),
  /** Joined, changed, roles or emojis changed, back from an outage: the whole guild again. */
  z.object({ type: z.literal('guild.upserted'), guild: guildViewSchema }),
  z.object({ type: z.literal('guild.removed'), guildId: id }),
  z.object({ type: z.literal('member.upserted'), guildId: id, member: memberViewSchema }),
  z.object({ type: z.literal('member.removed'), guildId: id, userId: id }),
  /** Sent to the application: show it as busy. */
  z.object({ type: z.literal('interaction.pending'), interaction: pendingInteractionSchema }),
  /** Acknowledged; a message, if any, comes as its own event. */
  z.object({ type: z.literal('interaction.answered'), interactionId: id }),
  /** "This application did not respond". */
  z.object({ type: z.literal('interaction.failed'), interaction: pendingInteractionSchema }),
  z.object({
    type: z.literal('interaction.modal'),
    interactionId: id,
    applicationId: id,
    channelId: id,
    modal: modalSchema,
  }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

// ---- Inspection: GET /requests?since=, GET /violations, GET /state

export const requestRecordSchema = z.object({
  /** Counts up from 1; pass the last one seen as `since`. */
  sequence: z.number().int(),
  /** ISO time at which it arrived. */
  at: z.string(),
  method: z.string(),
  /** Path with query, below `/api`. */
  path: z.string(),
  status: z.number().int(),
  durationMs: z.number(),
  /** `null` when it was not authenticated. */
  applicationId: id.nullable(),
  /** The X-Audit-Log-Reason, decoded. */
  reason: z.string().nullable(),
  /** Discord's error code, when it was refused. */
  code: z.number().int().nullable(),
});
export type RequestRecord = z.infer<typeof requestRecordSchema>;
export const requestsSchema = z.object({
  requests: z.array(requestRecordSchema),
  /** The latest sequence number. */
  last: z.number().int(),
});

export const violationSchema = z.object({
  at: z.string(),
  method: z.string(),
  path: z.string(),
  /** What was wrong, for a developer. */
  message: z.string(),
  /** Discord's nested errors, if any. */
  errors: z.unknown(),
});
export type Violation = z.infer<typeof violationSchema>;
export const violationsSchema = z.object({ violations: z.array(violationSchema) });

/** GET /state: everything, as somebody who may see all would. */
export const worldStateSchema = z.object({
  people: z.array(personSchema),
  applications: z.array(z.object({ id, name: z.string(), iconUrl: z.string() })),
  guilds: z.array(guildViewSchema),
  /** The latest 50 of each channel, oldest first, by channel id. */
  messages: z.record(z.string(), z.array(messageSchema)),
});
export type WorldState = z.infer<typeof worldStateSchema>;
