import type { EmojiSummary, MemberSummary } from '@fns/contracts/bot-api';
import { type Refusal, refuse } from '@fns/contracts/errors';
import type { Snowflake } from '@fns/contracts/ids';
import { ok, type Result, refused } from '@fns/core/result';
import { type Attempted, refusalOf } from '@fns/discord/refusal-of';
import { withBackoff } from '@fns/discord/with-backoff';
import { type APIEmoji, type APIGuildMember, type REST, Routes } from 'discord.js';

export interface MemberPage {
  members: MemberSummary[];
  nextCursor: Snowflake | null;
}

/** What the gateway does not keep current for us, asked of Discord when someone needs it. */
export interface Lookups {
  emojis: (guildId: Snowflake) => Promise<Result<EmojiSummary[]>>;
  /** Searches by the beginning of a name, or without `query` lists by id from `after` on. */
  members: (
    guildId: Snowflake,
    page: { query?: string | undefined; limit: number; after?: Snowflake | undefined },
  ) => Promise<Result<MemberPage>>;
}

export function restLookups(rest: REST): Lookups {
  return {
    emojis: async (guildId) => {
      const answer = await read<APIEmoji[]>(rest, Routes.guildEmojis(guildId), {
        action: 'read the emojis of this server',
        needs: [],
      });
      return answer.ok ? ok(answer.value.flatMap((emoji) => emojiSummary(rest, emoji))) : answer;
    },
    members: async (guildId, { query, limit, after }) => {
      const search = new URLSearchParams({ limit: String(limit) });
      if (query !== undefined) search.set('query', query);
      else if (after !== undefined) search.set('after', after);
      const route =
        query === undefined ? Routes.guildMembers(guildId) : Routes.guildMembersSearch(guildId);
      const answer = await read<APIGuildMember[]>(
        rest,
        route,
        { action: 'read the members of this server', needs: [] },
        search,
      );
      if (!answer.ok) return query === undefined ? refused(explainIntent(answer.error)) : answer;
      const members = answer.value.map((member) => memberSummary(rest, guildId, member));
      const last = members.at(-1);
      const more = query === undefined && members.length === limit && last !== undefined;
      return ok({ members, nextCursor: more ? last.id : null });
    },
  };
}

async function read<T>(
  rest: REST,
  route: `/${string}`,
  attempted: Attempted,
  query?: URLSearchParams,
): Promise<Result<T>> {
  try {
    const call = () => rest.get(route, query ? { query } : {});
    // The route decides what Discord answers with.
    return ok((await withBackoff(call, { repeat: 'always' })) as T);
  } catch (error) {
    return refused(refusalOf(error, attempted));
  }
}

/** Listing everyone is privileged, searching is not. */
function explainIntent(refusal: Refusal): Refusal {
  if (refusal.code !== 'missing_permission') return refusal;
  return refuse(
    'missing_permission',
    'Listing every member needs “Server Members Intent”, which is switched on in Discord’s developer portal (Bot → Privileged Gateway Intents). Searching by name works without it.',
  );
}

function emojiSummary(rest: REST, { id, name, animated = false }: APIEmoji): EmojiSummary[] {
  if (!id || !name) return [];
  const url = rest.cdn.emoji(id, { extension: animated ? 'gif' : 'webp', size: 64 });
  return [{ id, name, animated, url }];
}

function memberSummary(rest: REST, guildId: Snowflake, member: APIGuildMember): MemberSummary {
  const { user } = member;
  return {
    id: user.id,
    username: user.username,
    displayName: member.nick ?? user.global_name ?? user.username,
    avatarUrl: avatarUrl(rest, guildId, member),
    bot: user.bot ?? false,
    roleIds: member.roles,
  };
}

function avatarUrl(rest: REST, guildId: Snowflake, { user, avatar }: APIGuildMember) {
  if (avatar) return rest.cdn.guildMemberAvatar(guildId, user.id, avatar, { size: 128 });
  return user.avatar ? rest.cdn.avatar(user.id, user.avatar, { size: 128 }) : null;
}
