import { continues, type ShownMessage } from '@fns/discord-ui/message';
import type { APIMessage } from 'discord-api-types/v10';
import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ChannelView } from '../../../../src/control/contract.ts';
import { shownMessage } from '../../message/shown.ts';
import { usePlace } from '../../message/use-place.ts';
import { later } from '../../session/message-log.ts';
import { useSession, useSessionState } from '../../session/use-session.ts';
import { useContextCommands } from '../context-commands.ts';
import type { Here } from '../use-place-here.ts';
import { CommandStates } from './command-states.tsx';
import { DayLine, NewLine } from './lines.tsx';
import { LogProblem, LogSkeleton, Start } from './log-states.tsx';
import { MessageRow } from './message-row.tsx';
import { OutgoingRows } from './outgoing-rows.tsx';
import { useLogScroll } from './use-log-scroll.ts';
import { useOpenLog } from './use-open-log.ts';

interface MessageListProps {
  here: Here;
  channel: ChannelView;
  selfId: string;
  editing: string | null;
  onEdit: (messageId: string | null) => void;
  onReply: (messageId: string) => void;
}

/** The loaded stretch of a channel. Keeps its place while history grows above and news below. */
export function MessageList(props: MessageListProps) {
  const { here, channel, selfId, editing, onEdit, onReply } = props;
  const session = useSession();
  const place = usePlace(here.guild?.id ?? null);
  const log = useSessionState((state) => state.logs[channel.id]);
  const outgoing = useSessionState((state) => state.outgoing);
  const waiting = useSessionState((state) => state.pending);
  const unanswered = useSessionState((state) => state.unanswered);
  const pressed = useSessionState((state) => state.pressed);
  const mine = outgoing.filter(({ channelId }) => channelId === channel.id);
  const readUpTo = useOpenLog(channel, here.messageId);
  const commands = useContextCommands(channel, 'message');
  const [active, setActive] = useState<string | null>(null);
  const cache = useRef(new WeakMap<APIMessage, ShownMessage>());
  const cachedPlace = useRef(place);

  const shown = useMemo(() => {
    if (cachedPlace.current !== place) cache.current = new WeakMap();
    cachedPlace.current = place;
    return (log?.messages ?? []).map((message) => {
      const known = cache.current.get(message) ?? shownMessage(message, place);
      cache.current.set(message, known);
      return known;
    });
  }, [log?.messages, place]);

  const scroll = useLogScroll({
    channel,
    log,
    extra: mine.length + waiting.length + unanswered.length,
    target: here.messageId,
    path: here.path,
  });

  const follow = (event: PointerEvent | FocusEvent) => {
    if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target)) return;
    // A finger on a button means the button, not the message around it.
    const component = event.type === 'focus' && matchMedia('(pointer: coarse)').matches;
    if (component && event.target.closest('.dc-components')) return setActive(null);
    const row = event.target.closest('article[id^="message-"]');
    setActive(row?.id.slice('message-'.length) ?? null);
  };

  const firstNew = readUpTo
    ? log?.messages.find(({ id, author }) => later(id, readUpTo) && author.id !== selfId)?.id
    : undefined;

  return (
    <div className="log-frame">
      <section
        ref={scroll.box}
        className="log discord"
        aria-label={`Messages in ${here.title}`}
        // It scrolls, so a keyboard must get to it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        onScroll={scroll.onScroll}
        // A finger that lifts has left, too: touch chooses by focus alone.
        onPointerOver={(event) => event.pointerType === 'mouse' && follow(event)}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setActive(null)}
        onFocus={follow}
        onKeyDown={moveBetweenMessages}
      >
        <div ref={scroll.content} className="log-content">
          {log?.status === 'failed' && (
            <LogProblem
              problem={log.problem ?? ''}
              onRetry={() => void session.history.loadPresent(channel.id)}
            />
          )}
          {(!log || log.status === 'loading' || (log.hasOlder && log.status === 'ready')) && (
            <LogSkeleton tall={!log || log.status === 'loading'} />
          )}
          {log?.status === 'ready' && !log.hasOlder && <Start here={here} channel={channel} />}
          {log?.messages.map((message, at) => {
            const each = shown[at];
            if (!each) return null;
            const above = shown[at - 1];
            const newDay = !above || !sameDay(above.createdAt, each.createdAt);
            const isNew = message.id === firstNew;
            return (
              <div key={message.id} className="log-entry">
                {newDay && <DayLine at={each.createdAt} />}
                {isNew && <NewLine />}
                <MessageRow
                  message={message}
                  shown={each}
                  place={place}
                  channel={channel}
                  commands={commands}
                  selfId={selfId}
                  grouped={!newDay && !isNew && continues(above, each)}
                  active={active === message.id}
                  editing={editing === message.id}
                  highlighted={scroll.highlighted === message.id}
                  pressed={pressed[message.id] ?? null}
                  unanswered={
                    unanswered.find(({ messageId }) => messageId === message.id)?.interactionId
                  }
                  onEdit={onEdit}
                  onReply={onReply}
                />
              </div>
            );
          })}
          {!log?.hasNewer && (
            <>
              <OutgoingRows outgoing={mine} place={place} above={shown.at(-1)} />
              <CommandStates channelId={channel.id} />
            </>
          )}
        </div>
      </section>
      {scroll.away && (
        <button type="button" className="jump" onClick={scroll.jump}>
          {scroll.news > 0
            ? `${scroll.news} new ${scroll.news === 1 ? 'message' : 'messages'}`
            : 'You’re looking at older messages'}
          <strong>Jump to present</strong>
        </button>
      )}
    </div>
  );
}

/** Up and down walk the messages, once one of them or the list has the focus. */
function moveBetweenMessages(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined || event.altKey || !(event.target instanceof HTMLElement)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('article[id^="message-"]')];
  if (event.target !== event.currentTarget && !rows.includes(event.target)) return;
  const at = rows.indexOf(event.target);
  const next = at < 0 ? rows.at(-1) : rows[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function sameDay(a: string, b: string): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
