import type { Person } from '../../../src/control/contract.ts';
import { Avatar } from './avatar.tsx';
import { Mark } from './splash.tsx';
import { usePersonSearch } from './use-person-search.tsx';

interface PickerProps {
  people: Person[];
  onPick: (person: Person) => void;
}

/** The first visit: what this is, and who to be in it. */
export function Picker({ people, onPick }: PickerProps) {
  const { shown, box } = usePersonSearch(people);
  return (
    <main className="picker">
      <div className="picker-card">
        <Mark />
        <h1>Who do you want to be?</h1>
        <p className="picker-lead">
          This is the Sandbox: a small Discord that runs on this computer, with a server, a few
          people and a bot to try things out on. Nothing you do here leaves it, and you can change
          who you are at any time, bottom left.
        </p>
        {box}
        <ul className="picker-people">
          {shown.map((person) => (
            <li key={person.id}>
              <button type="button" className="picker-person" onClick={() => onPick(person)}>
                <Avatar name={person.displayName} url={person.avatarUrl} size={44} />
                <span className="picker-words">
                  <span className="picker-name">{person.displayName}</span>
                  {person.note && <span className="picker-note">{person.note}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {people.length === 0 && <p>Nobody lives here yet. Let someone join and reload.</p>}
      </div>
    </main>
  );
}
