import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { findGuild } from '../../session/state.ts';
import { useSession, useSessionState } from '../../session/use-session.ts';
import { type ListedCommand, listCommands } from './command-catalogue.ts';
import { type Suggestion, suggest, wordAt } from './suggest.ts';

interface Options {
  box: RefObject<HTMLTextAreaElement | null>;
  text: string;
  channelId: string;
  guildId: string | null;
  /** Whether commands may be used here at all. */
  commands: boolean;
  onText: (text: string) => void;
  onCommand: (command: ListedCommand) => void;
}

/**
 * What could be meant while writing: commands after `/`, people and roles after `@`, channels after
 * `#`, the server's emoji after `:`. A chosen name stays readable in the box and becomes what Discord
 * writes (`<@id>`) when the message is sent.
 */
export function useSuggestions(options: Options) {
  const { box, text, channelId, guildId, commands: mayCommand, onText, onCommand } = options;
  const session = useSession();
  const guild = useSessionState((state) => findGuild(state, guildId));
  const [commands, setCommands] = useState<ListedCommand[]>([]);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const written = useRef(new Map<string, string>());
  const id = useId();

  const asks = mayCommand && text.startsWith('/');
  useEffect(() => {
    if (!asks) return;
    let stale = false;
    session.api.commands(channelId).then(
      (list) => {
        if (!stale) setCommands(listCommands(list));
      },
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [asks, session, channelId]);

  const word = useMemo(() => wordAt(text, caret), [text, caret]);
  const list = useMemo(
    () =>
      word && word.token !== dismissed
        ? suggest(word, { commands: asks ? commands : [], guild })
        : [],
    [word, dismissed, commands, asks, guild],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another word begins at its first suggestion
  useEffect(() => setActive(0), [word?.token]);

  const choose = (suggestion: Suggestion) => {
    if (suggestion.command) {
      onCommand(suggestion.command);
      return;
    }
    if (!word) return;
    written.current.set(suggestion.insert, suggestion.means);
    const before = text.slice(0, word.start) + suggestion.insert;
    const at = before.length + 1;
    // At once, or the next letter typed would land where the caret was.
    flushSync(() => onText(`${before} ${text.slice(caret).trimStart()}`));
    setCaret(at);
    box.current?.focus();
    box.current?.setSelectionRange(at, at);
  };

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (list.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const current = list[active];
    if (step !== undefined) setActive((active + step + list.length) % list.length);
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
      if (current) choose(current);
    } else if (event.key === 'Escape') setDismissed(word?.token ?? null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    list,
    active,
    id,
    choose,
    setActive,
    onKeyDown,
    onCaret: () => setCaret(box.current?.selectionEnd ?? 0),
    comboboxProps: {
      'aria-autocomplete': 'list' as const,
      ...(list.length > 0
        ? { 'aria-controls': `${id}-list`, 'aria-activedescendant': `${id}-${active}` }
        : {}),
    },
    /** The text as Discord writes it. */
    resolve: (source: string): string => {
      let result = source;
      const longestFirst = [...written.current].sort(([a], [b]) => b.length - a.length);
      for (const [shown, means] of longestFirst) result = result.replaceAll(shown, means);
      return result;
    },
  };
}
export type Suggestions = ReturnType<typeof useSuggestions>;
