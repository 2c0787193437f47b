'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus, Search, ServerOff } from 'lucide-react';
import { useState } from 'react';
import { api } from '@/hooks/api.ts';
import type { GuildCard, GuildList } from '@/lib/api/contract.ts';
import { AddableCard, ServerCard } from '../server-card.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Input } from '../ui/input.tsx';
import { DiscordNotice } from './discord-notice.tsx';

/** More servers than this get a search box. */
const searchFrom = 6;

function matches(query: string) {
  const wanted = query.trim().toLowerCase();
  return ({ name }: { name: string }) => name.toLowerCase().includes(wanted);
}

/** Those one works in come first, then by name. */
function inOrder(a: GuildCard, b: GuildCard): number {
  const works = ({ access }: GuildCard) =>
    access.isManager ? 0 : access.permissions.length > 0 ? 1 : 2;
  return works(a) - works(b) || a.name.localeCompare(b.name);
}

/** Servers with the bot, then those it could be added to. */
export function ServerList({ loaded }: { loaded: GuildList }) {
  // A person who comes back from adding the bot finds the new server here.
  const { data } = useQuery({
    queryKey: ['guilds'],
    queryFn: async ({ signal }) => (await api()).guilds(signal),
    initialData: loaded,
  });
  const [query, setQuery] = useState('');
  const guilds = data.guilds.filter(matches(query)).toSorted(inOrder);
  const addable = data.addable.filter(matches(query));
  const total = data.guilds.length + data.addable.length;

  return (
    <div className="grid gap-8">
      <DiscordNotice state={data.discord} />
      {total >= searchFrom ? (
        <div className="relative max-w-sm">
          <Search
            aria-hidden="true"
            className="-translate-y-1/2 absolute top-1/2 left-3 size-4 text-ink-3"
          />
          <Input
            type="search"
            aria-label="Search your servers"
            placeholder="Search your servers…"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="pl-9"
          />
        </div>
      ) : null}
      {total === 0 ? (
        <Card>
          <EmptyState
            icon={ServerOff}
            title="No servers to show"
            action={
              <Button asChild variant="primary">
                <a href={data.inviteUrl}>
                  <Plus />
                  Add the bot to a server
                </a>
              </Button>
            }
          >
            You appear here once the bot is in a server you are a member of. Adding it takes “Manage
            Server” there.
          </EmptyState>
        </Card>
      ) : null}
      {total > 0 && guilds.length + addable.length === 0 ? (
        <p role="status" className="text-ink-2">
          No server is called “{query.trim()}”.
        </p>
      ) : null}
      {guilds.length > 0 ? (
        <ul aria-label="Servers with the bot" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {guilds.map((guild) => (
            <ServerCard key={guild.id} guild={guild} />
          ))}
        </ul>
      ) : null}
      {addable.length > 0 ? (
        <section className="grid gap-3" aria-labelledby="addable">
          <h2 id="addable" className="font-medium text-ink-2 text-sm">
            Without the bot
          </h2>
          <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {addable.map((guild) => (
              <AddableCard key={guild.id} guild={guild} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
