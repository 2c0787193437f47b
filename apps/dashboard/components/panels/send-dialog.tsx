'use client';

import type { SentPanel } from '@fns/contracts/bot-api';
import type { Panel } from '@fns/contracts/panel';
import { ExternalLink, Send } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useGuildData, useSendPanel } from '@/hooks/useGuildQueries.ts';
import { refusalText } from '@/hooks/useToast.ts';
import { ChannelPicker } from '../forms/channel-picker.tsx';
import { permissionNames } from '../forms/permission-names.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogFooter } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

interface SendDialogProps {
  panel: Panel;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  returnFocusTo?: RefObject<HTMLElement | null>;
}

/** Chooses the channel, names what the bot lacks there, sends, and shows where it arrived. */
export function SendDialog({ panel, open, onOpenChange, returnFocusTo }: SendDialogProps) {
  const send = useSendPanel(panel.guild);
  const sent = send.data;
  return (
    <Dialog
      open={open}
      returnFocusTo={returnFocusTo}
      onOpenChange={(next) => {
        if (!next) send.reset();
        onOpenChange(next);
      }}
      title={sent ? 'The panel is in Discord' : 'Send to a channel'}
      description={
        sent
          ? 'Members can open tickets with it from now on.'
          : `“${panel.title}” appears there with its button.`
      }
    >
      {sent ? (
        <Arrived sent={sent} onClose={() => onOpenChange(false)} />
      ) : (
        <ChooseChannel
          panel={panel}
          sending={send.isPending}
          problem={send.error ? refusalText(send.error).message : undefined}
          onSend={(channelId) => send.mutate({ panelId: panel.id, channelId })}
          onCancel={() => onOpenChange(false)}
        />
      )}
    </Dialog>
  );
}

interface ChooseChannelProps {
  panel: Panel;
  sending: boolean;
  problem: string | undefined;
  onSend: (channelId: string) => void;
  onCancel: () => void;
}

function ChooseChannel({ panel, sending, problem, onSend, onCancel }: ChooseChannelProps) {
  const guild = useGuildData(panel.guild);
  const [channelId, setChannelId] = useState<string | null>(panel.channel);
  const channel = guild.data?.channels.find(({ id }) => id === channelId);
  const lacks = channel?.missingPermissions ?? [];
  return (
    <>
      <div className="grid gap-3">
        <Field label="Channel" {...(problem ? { error: problem } : {})}>
          {(control) =>
            guild.data ? (
              <ChannelPicker
                control={control}
                channels={guild.data.channels}
                categories={guild.data.categories}
                value={channel ? channelId : null}
                onChange={setChannelId}
              />
            ) : (
              <Skeleton className="h-9 rounded-lg pointer-coarse:h-11" />
            )
          }
        </Field>
        {guild.isError ? (
          <Notice tone="danger" live>
            {refusalText(guild.error).message}
          </Notice>
        ) : null}
        {channel && lacks.length > 0 ? (
          <Notice tone="warn" live title={`The bot can’t post in #${channel.name}`}>
            Give it {permissionNames(lacks)} there, or choose another channel.
          </Notice>
        ) : null}
        {panel.messageId && !problem ? (
          <Notice>
            It was sent before. This posts a new message; the older one keeps working until someone
            deletes it in Discord.
          </Notice>
        ) : null}
        {panel.enabled ? null : (
          <Notice>This panel is not taking new tickets. Switch it on when you are ready.</Notice>
        )}
      </div>
      <DialogFooter>
        <Button onClick={onCancel}>Not now</Button>
        <Button
          variant="primary"
          loading={sending}
          disabled={!channel || lacks.length > 0}
          onClick={() => channel && onSend(channel.id)}
        >
          <Send />
          Send panel
        </Button>
      </DialogFooter>
    </>
  );
}

function Arrived({ sent, onClose }: { sent: SentPanel; onClose: () => void }) {
  return (
    <DialogFooter>
      <Button onClick={onClose}>Done</Button>
      <Button asChild variant="primary">
        <a href={sent.url} target="_blank" rel="noopener noreferrer">
          Open in Discord
          <ExternalLink />
        </a>
      </Button>
    </DialogFooter>
  );
}
