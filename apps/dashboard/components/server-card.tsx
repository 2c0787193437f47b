import { ArrowUpRight, Plus } from 'lucide-react';
import Link from 'next/link';
import type { AddableGuild, GuildCard } from '@/lib/api/contract.ts';
import { Avatar } from './ui/avatar.tsx';
import { Badge } from './ui/badge.tsx';

const frame =
  'group relative flex items-center gap-3.5 rounded-xl border p-4 transition-[border-color,background,box-shadow] duration-150';
const link =
  'truncate font-medium after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-focus';

/** A server with the bot. */
export function ServerCard({ guild }: { guild: GuildCard }) {
  return (
    <li
      className={`${frame} border-line bg-surface shadow-card hover:border-line-strong hover:shadow-high`}
    >
      <Avatar name={guild.name} src={guild.iconUrl} shape="server" className="size-11 text-sm" />
      <div className="grid min-w-0 flex-1 gap-1">
        <Link href={`/dashboard/guild/${guild.id}`} className={link}>
          {guild.name}
        </Link>
        <span className="flex items-center gap-2 text-ink-3 text-xs">
          <Badge>{roleOf(guild)}</Badge>
          {guild.memberCount.toLocaleString('en')} {guild.memberCount === 1 ? 'member' : 'members'}
        </span>
      </div>
    </li>
  );
}

function roleOf({ access }: GuildCard): string {
  if (access.isOwner) return 'Owner';
  if (access.isManager) return 'Manager';
  return access.permissions.length > 0 ? 'Staff' : 'Member';
}

/** A server this person manages that lacks the bot: leads to Discord's page that adds it. */
export function AddableCard({ guild }: { guild: AddableGuild }) {
  return (
    <li className={`${frame} border-line-strong border-dashed hover:bg-surface`}>
      <Avatar
        name={guild.name}
        src={guild.iconUrl}
        shape="server"
        className="size-11 text-sm opacity-80 grayscale"
      />
      <div className="grid min-w-0 flex-1 gap-1">
        <a href={guild.inviteUrl} target="_blank" rel="noopener noreferrer" className={link}>
          {guild.name}
        </a>
        <span className="inline-flex items-center gap-1 text-ink-2 text-xs">
          <Plus aria-hidden="true" className="size-3.5" />
          Add the bot
        </span>
      </div>
      <ArrowUpRight aria-hidden="true" className="size-4 text-ink-3 group-hover:text-ink" />
    </li>
  );
}
