'use client';

import type { MentionNames } from '@fns/discord-ui/markdown';
import { continues, Message, type ShownMessage } from '@fns/discord-ui/message';
import { Link2 } from 'lucide-react';
import { memo } from 'react';
import { useToast } from '@/hooks/useToast.ts';
import { DaySeparator, useDay } from './day-separator.tsx';
import { messageAnchor } from './shown-messages.ts';

interface MessageRowProps {
  message: ShownMessage;
  above: ShownMessage | undefined;
  names: MentionNames;
  highlighted: boolean;
}

/** A message, with the day before it where a new one begins. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, above, names, highlighted } = props;
  const day = useDay(message.createdAt);
  const dayAbove = useDay(above?.createdAt ?? message.createdAt);
  const newDay = above === undefined || day !== dayAbove;
  return (
    <>
      {newDay ? <DaySeparator day={day} /> : null}
      <Message
        message={message}
        names={names}
        grouped={!newDay && continues(above, message)}
        highlighted={highlighted}
        actions={<CopyLink messageId={message.id} />}
      />
    </>
  );
});

function CopyLink({ messageId }: { messageId: string }) {
  const toast = useToast();
  const anchor = `#${messageAnchor(messageId)}`;
  return (
    <a
      href={anchor}
      aria-label="Copy link to this message"
      className="grid size-7 place-items-center rounded-md text-(--dc-muted) hover:bg-(--dc-hover) hover:text-(--dc-strong)"
      onClick={() => {
        const url = new URL(anchor, window.location.href).href;
        navigator.clipboard
          ?.writeText(url)
          .then(() => toast.done('Link copied'))
          // Without the clipboard the link stands in the address bar all the same.
          .catch(() => undefined);
      }}
    >
      <Link2 aria-hidden="true" className="size-4" />
    </a>
  );
}
