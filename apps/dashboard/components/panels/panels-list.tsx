'use client';

import type { Panel } from '@fns/contracts/panel';
import { TicketPlus } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { useDeletePanel, useGuildData, usePanels } from '@/hooks/useGuildQueries.ts';
import { useToast } from '@/hooks/useToast.ts';
import type { GuildData, PanelList } from '@/lib/api/contract.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PanelRow } from './panel-row.tsx';

/** With its channel picker only once someone sends. */
const SendDialog = dynamic(() => import('./send-dialog.tsx').then((part) => part.SendDialog));

interface PanelsListProps {
  guild: GuildData;
  panels: PanelList;
  discordUrl: string;
}

/** All panels of a server, with where each was sent. */
export function PanelsList({ guild: loadedGuild, panels: loaded, discordUrl }: PanelsListProps) {
  const guildId = loadedGuild.server.id;
  const { data: guild = loadedGuild } = useGuildData(guildId, loadedGuild);
  const { data } = usePanels(guildId, loaded);
  const [sending, setSending] = useState<Panel | null>(null);
  const [deleting, setDeleting] = useState<Panel | null>(null);
  const remove = useDeletePanel(guildId);
  const toast = useToast();

  if (data.panels.length === 0)
    return (
      <Card>
        <EmptyState
          icon={TicketPlus}
          title="No panels yet"
          action={
            <Button asChild variant="primary">
              <Link href={`/dashboard/guild/${guildId}/panels/new`}>Create the first panel</Link>
            </Button>
          }
        >
          A panel is a message with a button. Members press it to open a private ticket.
        </EmptyState>
      </Card>
    );

  return (
    <>
      <Card className="overflow-hidden">
        <ul className="divide-y divide-line">
          {data.panels.map((panel) => (
            <PanelRow
              key={panel.id}
              panel={panel}
              guild={guild}
              discordUrl={discordUrl}
              onSend={() => setSending(panel)}
              onDelete={() => setDeleting(panel)}
            />
          ))}
        </ul>
      </Card>
      {sending ? (
        <SendDialog panel={sending} open onOpenChange={(open) => !open && setSending(null)} />
      ) : null}
      <ConfirmDialog
        open={deleting !== null}
        onOpenChange={(open) => !open && setDeleting(null)}
        title={`Delete “${deleting?.title}”?`}
        confirmLabel="Delete panel"
        danger
        onConfirm={() => {
          if (!deleting) return;
          remove.mutate(deleting.id, {
            onSuccess: () => toast.done('Panel deleted'),
            onError: toast.refused,
          });
          setDeleting(null);
        }}
      >
        Its button in Discord stops opening tickets. Tickets that are open and all transcripts stay.
      </ConfirmDialog>
    </>
  );
}
