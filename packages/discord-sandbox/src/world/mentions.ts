import { PermissionFlagsBits } from 'discord-api-types/v10';
import { permissionsIn } from './permissions.ts';
import type { ChannelRow } from './rows.ts';
import type { AllowedMentions } from './rules/message-schema.ts';
import type { World } from './world.ts';

/** Who a message pings. */
export interface Mentions {
  everyone: boolean;
  userIds: string[];
  roleIds: string[];
}

export interface MentionSource {
  channel: ChannelRow;
  authorId: string;
  content: string;
  /** `null`: everything in the content counts, as for people. */
  allowed: AllowedMentions | null;
  /** Whom a reply answers. */
  repliedUserId: string | null;
}

/**
 * What of the content's mentions comes true.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function resolveMentions(world: World, source: MentionSource): Mentions {
  const { channel, authorId, content, allowed, repliedUserId } = source;
  const visible = content.replace(/```[\s\S]*?```|`[^`]*`/g, '');
  const mayMentionAll =
    (permissionsIn(world, authorId, channel) & PermissionFlagsBits.MentionEveryone) !== 0n;
  const parses = (kind: 'users' | 'roles' | 'everyone') =>
    !allowed || Boolean(allowed.parse?.includes(kind));

  const users = idsIn(visible, /<@!?(\d{17,20})>/g).filter(
    (id) => world.users.has(id) && (parses('users') || allowed?.users?.includes(id)),
  );
  const replyPings = allowed ? (allowed.replied_user ?? false) : true;
  if (repliedUserId && replyPings && !users.includes(repliedUserId)) users.push(repliedUserId);

  const roles = idsIn(visible, /<@&(\d{17,20})>/g).filter((id) => {
    const role = world.roles.get(id);
    if (!role || role.guildId !== channel.guildId) return false;
    if (!parses('roles') && !allowed?.roles?.includes(id)) return false;
    return role.mentionable || mayMentionAll;
  });

  const everyone = mayMentionAll && parses('everyone') && /@(everyone|here)\b/.test(visible);
  return { everyone, userIds: users, roleIds: roles };
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, id]) => id ?? []))];
}
