'use client';

import type { PanelInput } from '@fns/contracts/panel';
import { panelView } from '@fns/core/views/panel.view';
import { welcomeView } from '@fns/core/views/welcome.view';
import { useMemo, useState } from 'react';
import { useViewer } from '@/context/AuthContext.tsx';
import type { GuildData } from '@/lib/api/contract.ts';
import { DiscordFrame } from './discord-frame.tsx';
import { PayloadMessage } from './payload-message.tsx';

interface PanelPreviewProps {
  panel: PanelInput;
  guild: GuildData;
}

/** Both messages a panel makes, built by the views the bot sends with. */
export function PanelPreview({ panel, guild }: PanelPreviewProps) {
  const viewer = useViewer();
  const [at] = useState(() => new Date().toISOString());
  const opener = { id: viewer?.id ?? '1', displayName: viewer?.name ?? 'Member' };
  const bot = { ...guild.server.bot, bot: true };
  const names = useMemo(
    () => ({
      users: { [opener.id]: opener.displayName },
      roles: Object.fromEntries(guild.roles.map(({ id, name, color }) => [id, { name, color }])),
      channels: Object.fromEntries(guild.channels.map(({ id, name }) => [id, name])),
      emojiUrl: (id: string) => guild.emojis.find((emoji) => emoji.id === id)?.url ?? '',
    }),
    [guild, opener.id, opener.displayName],
  );
  const shown = withSafeColors(panel);
  const welcome = welcomeView({
    panel: { ...shown, pingStaff: shown.pingStaff },
    ticket: { id: 'preview', number: 42, opener },
    serverName: guild.server.name,
  });
  return (
    <div className="grid grid-cols-1 gap-4">
      <figure className="grid grid-cols-1 gap-2">
        <figcaption className="text-ink-3 text-xs">In the channel you send it to</figcaption>
        <DiscordFrame>
          <PayloadMessage payload={panelView(shown)} author={bot} names={names} at={at} />
        </DiscordFrame>
      </figure>
      <figure className="grid grid-cols-1 gap-2">
        <figcaption className="text-ink-3 text-xs">In the new ticket</figcaption>
        <DiscordFrame>
          <PayloadMessage payload={welcome} author={bot} names={names} at={at} />
        </DiscordFrame>
      </figure>
    </div>
  );
}

/** A colour still being typed draws as Discord's grey. */
function withSafeColors(panel: PanelInput): PanelInput {
  const safe = (color: string) => (/^#[0-9a-f]{6}$/i.test(color) ? color : '#4f545c');
  const { color } = panel.welcomeEmbed;
  return {
    ...panel,
    color: safe(panel.color),
    welcomeEmbed: { ...panel.welcomeEmbed, color: color === null ? null : safe(color) },
  };
}
