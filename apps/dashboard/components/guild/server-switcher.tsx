'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, ChevronsUpDown, LayoutGrid } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { api } from '@/hooks/api.ts';
import { Avatar } from '../ui/avatar.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu.tsx';

interface ServerSwitcherProps {
  server: { id: string; name: string; iconUrl: string | null };
}

/** The server one is in, and the way to the others. They are asked for when the menu opens. */
export function ServerSwitcher({ server }: ServerSwitcherProps) {
  const [open, setOpen] = useState(false);
  const { data, isPending, isError } = useQuery({
    queryKey: ['guilds'],
    queryFn: async ({ signal }) => (await api()).guilds(signal),
    enabled: open,
  });
  return (
    <DropdownMenu open={open} onOpenChange={setOpen}>
      <DropdownMenuTrigger className="flex h-9 max-w-full items-center gap-2 rounded-lg px-2 font-medium text-sm hover:bg-hover pointer-coarse:h-11">
        <Avatar name={server.name} src={server.iconUrl} shape="server" className="size-6" />
        <span className="truncate">{server.name}</span>
        <ChevronsUpDown aria-label="Change server" className="size-3.5 shrink-0 text-ink-3" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-96 w-64 overflow-y-auto">
        <DropdownMenuLabel>Your servers</DropdownMenuLabel>
        {isPending ? <DropdownMenuLabel>Looking them up…</DropdownMenuLabel> : null}
        {isError ? <DropdownMenuLabel>They can’t be listed right now.</DropdownMenuLabel> : null}
        {data?.guilds.map((guild) => (
          <DropdownMenuItem key={guild.id} asChild>
            <Link href={`/dashboard/guild/${guild.id}`}>
              <Avatar name={guild.name} src={guild.iconUrl} shape="server" className="size-6" />
              <span className="truncate">{guild.name}</span>
              {guild.id === server.id ? <Check aria-label="this one" className="ml-auto" /> : null}
            </Link>
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/dashboard">
            <LayoutGrid />
            All servers
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
