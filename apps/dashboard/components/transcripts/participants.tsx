import type { TranscriptMetadata } from '@fns/contracts/transcript';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { messagesText } from './messages-text.ts';

/** Who said how much. */
export function Participants({ people }: { people: TranscriptMetadata['participants'] }) {
  if (people.length === 0) return null;
  return (
    <div className="grid gap-2.5 p-4 sm:px-5">
      <h2 className="text-ink-3 text-xs">Participants</h2>
      <ul className="grid gap-2 sm:max-xl:grid-cols-2">
        {people.map((person) => (
          <li key={person.id} className="flex min-w-0 items-center gap-2 text-sm">
            <Avatar name={person.displayName} src={person.avatarUrl} className="size-6" />
            <span className="truncate">{person.displayName}</span>
            {person.staff ? <Badge tone="accent">Staff</Badge> : null}
            {person.bot ? <Badge>App</Badge> : null}
            <span className="ml-auto text-ink-3 text-xs tabular-nums">
              <span aria-hidden="true">{person.messageCount.toLocaleString('en')}</span>
              <span className="sr-only">{messagesText(person.messageCount)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
