import type { Panel } from '@fns/contracts/panel';
import { Copy, ExternalLink, MoreHorizontal, Pencil, Send, Trash2 } from 'lucide-react';
import Link from 'next/link';
import type { GuildData } from '@/lib/api/contract.ts';
import { messageUrl } from '../guild/discord-link.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu.tsx';
import { PanelGlyph } from './panel-glyph.tsx';
import { SentNote } from './sent-note.tsx';

interface PanelRowProps {
  panel: Panel;
  guild: GuildData;
  discordUrl: string;
  onSend: () => void;
  onDelete: () => void;
}

/** One panel: the whole row leads to the editor, its menu to everything else. */
export function PanelRow({ panel, guild, discordUrl, onSend, onDelete }: PanelRowProps) {
  const href = `/dashboard/guild/${panel.guild}/panels/${panel.id}`;
  return (
    <li className="relative flex items-center gap-4 px-4 py-3.5 transition-colors hover:bg-hover/60 sm:px-5">
      <PanelGlyph panel={panel} emojis={guild.emojis} />
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex min-w-0 items-center gap-2">
          <Link
            href={href}
            className="truncate font-medium text-sm after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
          >
            {panel.title}
          </Link>
          {panel.enabled ? null : <Badge tone="warn">Paused</Badge>}
        </div>
        <SentNote panel={panel} guild={guild} />
      </div>
      <div className="relative flex items-center gap-1">
        {panel.messageId ? null : (
          <Button size="sm" onClick={onSend} className="max-sm:hidden">
            <Send />
            Send
          </Button>
        )}
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="iconSm" aria-label={`Actions for ${panel.title}`}>
              <MoreHorizontal />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            <DropdownMenuItem asChild>
              <Link href={href}>
                <Pencil />
                Edit
              </Link>
            </DropdownMenuItem>
            <DropdownMenuItem asChild>
              <Link href={`/dashboard/guild/${panel.guild}/panels/new?from=${panel.id}`}>
                <Copy />
                Duplicate
              </Link>
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={onSend}>
              <Send />
              {panel.messageId ? 'Send again' : 'Send to a channel'}
            </DropdownMenuItem>
            {panel.channel && panel.messageId ? (
              <DropdownMenuItem asChild>
                <a
                  href={messageUrl(discordUrl, panel.guild, panel.channel, panel.messageId)}
                  target="_blank"
                  rel="noopener noreferrer"
                >
                  <ExternalLink />
                  Open in Discord
                </a>
              </DropdownMenuItem>
            ) : null}
            <DropdownMenuSeparator />
            <DropdownMenuItem danger onSelect={onDelete}>
              <Trash2 />
              Delete…
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </div>
    </li>
  );
}
