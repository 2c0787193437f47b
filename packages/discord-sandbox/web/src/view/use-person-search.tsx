import { useDeferredValue, useState } from 'react';
import type { Person } from '../../../src/control/contract.ts';

/** As many people fit a screen; more are found by typing. */
const most = 40;

/** The people to offer, and a box to look for the others where there are too many to show. */
export function usePersonSearch(people: Person[]) {
  const [typed, setTyped] = useState('');
  const sought = useDeferredValue(typed.trim().toLowerCase());
  const fitting = sought
    ? people.filter(({ displayName, username }) =>
        [displayName, username].some((name) => name.toLowerCase().includes(sought)),
      )
    : people;
  const box = people.length > most && (
    <input
      type="search"
      value={typed}
      aria-label="Find a person"
      placeholder={`Find one of ${people.length} people…`}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
  return { shown: fitting.slice(0, most), box };
}
