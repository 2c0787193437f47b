import { useEffect, useState } from 'react';
import type { Person } from '../../src/control/contract.ts';
import { people } from './api/control-api.ts';
import { sentenceOf } from './api/control-error.ts';
import { chosenPerson, rememberPerson } from './chosen-person.ts';
import { createSession, type Session } from './session/session.ts';
import { SessionContext } from './session/use-session.ts';
import { Picker } from './view/picker.tsx';
import { Shell } from './view/shell.tsx';
import { Splash } from './view/splash.tsx';

/** Who one is comes first; everything else is that person's session. */
export function App() {
  const [everyone, setEveryone] = useState<Person[]>();
  const [problem, setProblem] = useState<string>();
  const [person, setPerson] = useState<Person>();

  const load = () => {
    setProblem(undefined);
    people().then(
      (answer) => {
        const humans = answer.people.filter(({ bot }) => !bot);
        setEveryone(humans);
        setPerson((now) => now ?? chosenPerson(humans));
      },
      (error: unknown) => setProblem(sentenceOf(error)),
    );
  };
  useEffect(load, []);

  const become = (next: Person) => {
    rememberPerson(next);
    setPerson(next);
  };

  if (problem) return <Splash problem={problem} onRetry={load} />;
  if (!everyone) return <Splash />;
  if (!person) return <Picker people={everyone} onPick={become} />;
  return <Being key={person.id} person={person} everyone={everyone} onBecome={become} />;
}

interface BeingProps {
  person: Person;
  everyone: Person[];
  onBecome: (person: Person) => void;
}

/** A new person is a new session: nothing of the last one's view remains. */
function Being({ person, everyone, onBecome }: BeingProps) {
  const [session, setSession] = useState<Session>();
  useEffect(() => {
    const mine = createSession(person);
    mine.start();
    setSession(mine);
    return () => mine.stop();
  }, [person]);
  if (!session) return <Splash />;
  return (
    <SessionContext value={session}>
      <Shell everyone={everyone} onBecome={onBecome} />
    </SessionContext>
  );
}
