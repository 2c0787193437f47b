import type { EventActor } from '@fns/contracts/event';
import type { PersonRef } from '@fns/contracts/ticket';

/** The audit trail's name for what happens by itself. */
export const systemActor: EventActor = { kind: 'system', id: null, name: 'FNS Tickets' };

/** A person as the audit trail names them; the system where it was nobody. */
export function actorOf(person: Pick<PersonRef, 'id' | 'displayName'> | null): EventActor {
  return person ? { kind: 'user', id: person.id, name: person.displayName } : systemActor;
}
