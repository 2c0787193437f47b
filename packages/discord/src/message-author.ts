import type { CDN } from '@discordjs/rest';
import type { Snowflake } from '@fns/contracts/ids';
import type { TrackedMessage } from '@fns/core/tracked-message';
import type { APIUser } from 'discord-api-types/v10';

/** The part of a guild member that comes with a dispatched message. */
export interface SeenMember {
  nick?: string | null;
  avatar?: string | null;
  roles?: Snowflake[];
}

interface Authored {
  author: Pick<APIUser, 'id' | 'username' | 'global_name' | 'avatar' | 'bot'>;
  webhook_id?: Snowflake;
  member?: SeenMember;
  guild_id?: Snowflake;
}

const avatarSize = 128;

/** Who said it, under the name and picture they had there and then. A webhook counts as a bot. */
export function messageAuthor(message: Authored, cdn: CDN): TrackedMessage['author'] {
  const { author, member, webhook_id, guild_id } = message;
  return {
    id: author.id,
    username: author.username,
    displayName: member?.nick ?? author.global_name ?? author.username,
    avatarUrl: avatarUrl(),
    bot: author.bot === true || webhook_id !== undefined,
  };

  function avatarUrl(): string | null {
    const size = { size: avatarSize, forceStatic: true } as const;
    if (member?.avatar && guild_id) {
      return cdn.guildMemberAvatar(guild_id, author.id, member.avatar, size);
    }
    return author.avatar ? cdn.avatar(author.id, author.avatar, size) : null;
  }
}
