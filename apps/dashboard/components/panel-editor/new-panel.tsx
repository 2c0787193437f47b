'use client';

import type { PanelInput } from '@fns/contracts/panel';
import { useRouter } from 'next/navigation';
import { useCreatePanel, useGuildData } from '@/hooks/useGuildQueries.ts';
import type { GuildData } from '@/lib/api/contract.ts';
import { PanelEditor } from './panel-editor.tsx';

/** Creates, then goes on to the panel's own page with the question where to send it. */
export function NewPanel({ guild: loaded, initial }: { guild: GuildData; initial: PanelInput }) {
  const router = useRouter();
  const guildId = loaded.server.id;
  const { data: guild = loaded } = useGuildData(guildId, loaded);
  const create = useCreatePanel(guildId);
  return (
    <PanelEditor
      guild={guild}
      initial={initial}
      isNew
      onSave={async (input) => {
        const panel = await create.mutateAsync(input);
        router.replace(`/dashboard/guild/${guildId}/panels/${panel.id}?send`);
        return panel;
      }}
    />
  );
}
