import type { DiscordAPIError } from '@discordjs/rest';
import { type Refusal, refuse } from '@fns/contracts/errors';
import type { Snowflake } from '@fns/contracts/ids';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { failureOf } from './failure.ts';
import { fieldProblems } from './field-problems.ts';
import { type PermissionName, permissionLabel } from './permission-names.ts';

/** What was tried, to say in a refusal what stood in its way. */
export interface Attempted {
  /** Completes "The bot can't …": `send messages in this channel`. */
  action: string;
  /** What Discord asks of the bot for it. */
  needs: readonly PermissionName[];
  /** The channel or category it was about, for a link. */
  channelId?: Snowflake | null | undefined;
  /** Where it happens, when that is known without asking. */
  guildId?: Snowflake;
}

/**
 * The refusal that a failed call amounts to. Throws what isn't Discord's doing: that is a bug.
 * `discord_unavailable` alone means that the call may have happened.
 * @see https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
 */
export function refusalOf(error: unknown, attempted: Attempted): Refusal {
  const failure = failureOf(error);
  switch (failure.kind) {
    case 'refused':
      return refusalOfApi(failure.error, attempted);
    case 'limited': {
      const seconds = Math.ceil(failure.retryAfterMs / 1000);
      return refuse(
        'rate_limited',
        `Discord lets the bot ${attempted.action} again in ${seconds} s. Try again then.`,
        { retryAfterMs: failure.retryAfterMs },
      );
    }
    case 'unknown':
      return refuse('discord_unavailable');
    case 'bug':
      throw error;
  }
}

function refusalOfApi(error: DiscordAPIError, attempted: Attempted): Refusal {
  switch (Number(error.code)) {
    case RESTJSONErrorCodes.MissingPermissions:
    case RESTJSONErrorCodes.MissingAccess:
      return missingPermission(attempted, attempted.needs);
    case RESTJSONErrorCodes.MaximumNumberOfGuildChannelsReached:
      return refuse(
        'server_full',
        'This server holds the maximum of 500 channels. Delete some that are no longer needed, then try again.',
      );
    case RESTJSONErrorCodes.UnknownChannel:
      return refuse('channel_not_found');
    case RESTJSONErrorCodes.UnknownGuild:
      return refuse('guild_not_found');
    case RESTJSONErrorCodes.UnknownMember:
    case RESTJSONErrorCodes.UnknownUser:
      return refuse('member_not_found');
    case RESTJSONErrorCodes.CannotSendMessagesToThisUser:
    case RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds:
      return refuse('direct_messages_closed');
    case RESTJSONErrorCodes.UnknownRole:
      return refuse(
        'discord_refused',
        'A staff role of this panel no longer exists. Remove it from the panel in the dashboard.',
      );
    case RESTJSONErrorCodes.InvalidFormBodyOrContentType:
      return invalidBody(error, attempted);
    default:
      return refuse('discord_refused', `Discord refused to ${attempted.action}: ${error.message}`);
  }
}

/** "No" for want of permissions: names them, the place, and where to change it. */
export function missingPermission(
  { action, channelId }: Attempted,
  missing: readonly PermissionName[],
): Refusal {
  const names = missing.map((name) => `“${permissionLabel(name)}”`).join(', ');
  const where = channelId ? ` in <#${channelId}>` : '';
  const fix = channelId
    ? 'Give it to the bot’s role in that channel’s permissions, or in Server Settings → Roles.'
    : 'Give it to the bot’s role in Server Settings → Roles.';
  return refuse(
    'missing_permission',
    `The bot can’t ${action}: it lacks ${names}${where}. ${fix}`,
    { permissions: [...missing], channelId: channelId ?? null },
  );
}

function invalidBody(error: DiscordAPIError, { action, channelId }: Attempted): Refusal {
  const problems = fieldProblems(error.rawError);
  const has = (code: string) => problems.some((problem) => problem.code === code);
  if (has('CHANNEL_PARENT_MAX_CHANNELS')) {
    const which = channelId ? `The category <#${channelId}>` : 'The ticket category';
    return refuse(
      'category_full',
      `${which} holds the maximum of 50 channels. Close some tickets, or choose another category for this panel.`,
      { channelId: channelId ?? null },
    );
  }
  if (has('CHANNEL_PARENT_INVALID')) {
    return refuse(
      'channel_not_found',
      'The ticket category of this panel no longer exists. Choose another one in the dashboard.',
      { channelId: channelId ?? null },
    );
  }
  const [first] = problems;
  const why = first ? `${first.path}: ${first.message}` : error.message;
  return refuse('discord_refused', `Discord refused to ${action}: ${why}`, problems);
}
