'use client';

import type { Panel } from '@fns/contracts/panel';
import { useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useRef, useState } from 'react';
import { api } from '@/hooks/api.ts';
import { guildKeys, useGuildData, usePanel, useUpdatePanel } from '@/hooks/useGuildQueries.ts';
import type { GuildData } from '@/lib/api/contract.ts';
import { Page } from '../layout/page.tsx';
import { SendDialog } from '../panels/send-dialog.tsx';
import { SentNote } from '../panels/sent-note.tsx';
import { Button } from '../ui/button.tsx';
import { PanelEditor } from './panel-editor.tsx';
import { editable } from './starter.ts';

interface EditPanelProps {
  guild: GuildData;
  panel: Panel;
  /** Begin with the question where to send it: right after creating. */
  askToSend: boolean;
}

/** A saved panel: edit it, send it. */
export function EditPanel({ guild: loadedGuild, panel: loaded, askToSend }: EditPanelProps) {
  const guildId = loaded.guild;
  const client = useQueryClient();
  const { data: guild = loadedGuild } = useGuildData(guildId, loadedGuild);
  const { data: panel } = usePanel(guildId, loaded.id, loaded);
  const update = useUpdatePanel(guildId, loaded.id);
  const [sending, setSending] = useState(askToSend);
  const sendButton = useRef<HTMLButtonElement>(null);
  // The version that is being edited; a newer one in the cache must not pass for it.
  const editedVersion = useRef(loaded.version);

  async function latest(): Promise<Panel> {
    const fresh = await (await api()).panel(guildId, loaded.id);
    client.setQueryData(guildKeys.panel(guildId, loaded.id), fresh);
    return fresh;
  }

  return (
    <Page
      title={panel.title}
      description={<SentNote panel={panel} guild={guild} />}
      actions={
        <Button ref={sendButton} onClick={() => setSending(true)}>
          <Send />
          {panel.messageId ? 'Send again' : 'Send to a channel'}
        </Button>
      }
    >
      <PanelEditor
        guild={guild}
        initial={editable(loaded)}
        isNew={false}
        onSave={async (input, { overwrite }) => {
          const expectedVersion = overwrite ? (await latest()).version : editedVersion.current;
          const saved = await update.mutateAsync({ expectedVersion, panel: input });
          editedVersion.current = saved.version;
          return saved;
        }}
        onLoadTheirs={async () => {
          const theirs = await latest();
          editedVersion.current = theirs.version;
          return theirs;
        }}
      />
      <SendDialog
        panel={panel}
        open={sending}
        // It may have been open from the start: then nothing held the focus before.
        returnFocusTo={sendButton}
        onOpenChange={(open) => {
          setSending(open);
          // Loading the page again must not ask again.
          if (!open) window.history.replaceState(null, '', window.location.pathname);
        }}
      />
    </Page>
  );
}
