import { type FormEvent, useRef, useState } from 'react';
import type { GuildView, Person } from '../../../src/control/contract.ts';
import { join } from '../api/control-api.ts';
import { sentenceOf } from '../api/control-error.ts';
import { useSession, useSessionState } from '../session/use-session.ts';
import { type Theme, themes } from '../theme.ts';
import { useTheme } from '../use-theme.ts';
import { Avatar } from './avatar.tsx';
import { Icon, type IconName } from './icons.tsx';
import { Popover } from './popover.tsx';
import { usePersonSearch } from './use-person-search.tsx';

interface PersonMenuProps {
  everyone: Person[];
  guild: GuildView | undefined;
  onBecome: (person: Person) => void;
  onJoin: (person: Person) => void;
}

/** Who one is, bottom left; opens to become someone else or to change the colours. */
export function PersonMenu({ everyone, guild, onBecome, onJoin }: PersonMenuProps) {
  const self = useSessionState((state) => state.self);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!self) return null;
  return (
    <div className="me">
      <button
        ref={button}
        type="button"
        className="me-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Avatar name={self.displayName} url={self.avatarUrl} size={36} online />
        <span className="me-words">
          <span className="me-name">{self.displayName}</span>
          <span className="me-note">Switch person</span>
        </span>
        <Icon name="swap" size={18} />
      </button>
      {open && button.current && (
        <Popover
          anchor={button.current}
          label="Switch person"
          className="me-menu"
          onClose={() => setOpen(false)}
        >
          <h2>Be someone else</h2>
          <People
            people={everyone}
            selfId={self.id}
            onPick={(person) => {
              setOpen(false);
              if (person.id !== self.id) onBecome(person);
            }}
          />
          {guild && <Newcomer guild={guild} onJoin={onJoin} />}
          <ThemeChoice />
        </Popover>
      )}
    </div>
  );
}

interface PeopleProps {
  people: Person[];
  selfId: string;
  onPick: (person: Person) => void;
}

function People({ people, selfId, onPick }: PeopleProps) {
  const { shown, box } = usePersonSearch(people);
  return (
    <>
      {box}
      <ul className="me-people">
        {shown.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className="me-person"
              aria-current={person.id === selfId ? 'true' : undefined}
              onClick={() => onPick(person)}
            >
              <Avatar name={person.displayName} url={person.avatarUrl} size={32} />
              <span className="me-words">
                <span className="me-name">{person.displayName}</span>
                {person.note && <span className="me-note">{person.note}</span>}
              </span>
              {person.id === selfId && <Icon name="check" size={18} />}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Lets somebody new join the open server, to be them. */
function Newcomer({ guild, onJoin }: { guild: GuildView; onJoin: (person: Person) => void }) {
  const session = useSession();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    join(guild.id, { name: name.trim() }).then(
      (person) => {
        onJoin(person);
        setName('');
      },
      (error: unknown) => session.notify(sentenceOf(error)),
    );
  };
  return (
    <form className="me-new" onSubmit={submit}>
      <input
        value={name}
        maxLength={32}
        aria-label={`Name of someone new for ${guild.name}`}
        placeholder="Someone new joins…"
        onChange={({ target }) => setName(target.value)}
      />
      <button type="submit" className="button" disabled={!name.trim()}>
        Join
      </button>
    </form>
  );
}

const looks: Record<Theme, [IconName, string]> = {
  system: ['screen', 'As the device'],
  light: ['sun', 'Light'],
  dark: ['moon', 'Dark'],
};

function ThemeChoice() {
  const [theme, chooseTheme] = useTheme();
  return (
    <fieldset className="theme">
      <legend className="visually-hidden">Colours</legend>
      {themes.map((each) => (
        <label key={each} className="theme-choice">
          <input
            type="radio"
            name="theme"
            checked={theme === each}
            onChange={() => chooseTheme(each)}
          />
          <Icon name={looks[each][0]} size={16} />
          <span>{looks[each][1]}</span>
        </label>
      ))}
    </fieldset>
  );
}
