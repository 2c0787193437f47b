'use client';

import { useRouter } from 'next/navigation';
import { useCreatePanel, useGuildData } from '@/hooks/useGuildQueries.ts';
import type { GuildData } from '@/lib/api/contract.ts';
import { PanelEditor } from './panel-editor.tsx';
import { starterPanel } from './starter.ts';

/** Creates, then goes on to the panel's own page with the question where to send it. */
export function NewPanel({ guild: loaded }: { guild: GuildData }) {
  const router = useRouter();
  const guildId = loaded.server.id;
  const { data: guild = loaded } = useGuildData(guildId, loaded);
  const create = useCreatePanel(guildId);
  return (
    <PanelEditor
      guild={guild}
      initial={starterPanel}
      isNew
      onSave={async (input) => {
        const panel = await create.mutateAsync(input);
        router.replace(`/dashboard/guild/${guildId}/panels/${panel.id}?send`);
        return panel;
      }}
    />
  );
}
