import type { Person } from '../../src/control/contract.ts';

const key = 'sandbox.person';

/** Who `?as=` names (id, username or display name), else who this browser was last. */
export function chosenPerson(people: Person[]): Person | undefined {
  const asked = new URLSearchParams(location.search).get('as')?.toLowerCase();
  const named = people.find(({ id, username, displayName }) =>
    [id, username.toLowerCase(), displayName.toLowerCase()].includes(asked ?? ''),
  );
  if (named) {
    rememberPerson(named);
    return named;
  }
  const last = localStorage.getItem(key);
  return people.find(({ id }) => id === last);
}

/** Remembers, and takes `?as=` out of the address: a link shared from here is about the place. */
export function rememberPerson(person: Person): void {
  localStorage.setItem(key, person.id);
  if (location.search.includes('as=')) history.replaceState(null, '', location.pathname);
}
