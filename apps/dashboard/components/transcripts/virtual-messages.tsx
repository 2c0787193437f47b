'use client';

import type { MentionNames } from '@fns/discord-ui/markdown';
import type { ShownMessage } from '@fns/discord-ui/message';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { MessageRow } from './message-row.tsx';

/** Messages kept beyond the screen's edges. */
const overscan = 12;

interface VirtualMessagesProps {
  messages: ShownMessage[];
  names: MentionNames;
  /** The place to scroll to; -1 for none. */
  target: number;
  onNearEnd: () => void;
}

/** Keeps some dozens of messages in the document however many there are. */
export function VirtualMessages({ messages, names, target, onNearEnd }: VirtualMessagesProps) {
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const place = list.current?.getBoundingClientRect().top ?? 0;
    setTop(place + window.scrollY);
  }, []);

  const virtual = useWindowVirtualizer({
    count: messages.length,
    estimateSize: () => 64,
    overscan,
    scrollMargin: top,
    getItemKey: (at) => messages[at]?.id ?? at,
    initialRect: { width: 0, height: 900 },
  });

  useEffect(() => {
    if (target !== -1) virtual.scrollToIndex(target, { align: 'center' });
  }, [target, virtual]);

  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const nearEnd = last >= messages.length - overscan;
  useEffect(() => {
    if (nearEnd) onNearEnd();
  }, [nearEnd, onNearEnd]);

  const offset = (items[0]?.start ?? 0) - virtual.options.scrollMargin;
  return (
    <div ref={list} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      <div style={{ position: 'absolute', insetInline: 0, transform: `translateY(${offset}px)` }}>
        {items.map(({ index, key }) => {
          const message = messages[index];
          return message ? (
            // Flow-root keeps a message's own margins inside what is measured.
            <div key={key} data-index={index} ref={virtual.measureElement} className="flow-root">
              <MessageRow
                message={message}
                above={messages[index - 1]}
                names={names}
                highlighted={index === target}
              />
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
