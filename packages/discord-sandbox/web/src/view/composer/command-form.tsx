import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ChannelView } from '../../../../src/control/contract.ts';
import { useSession } from '../../session/use-session.ts';
import { Icon } from '../icons.tsx';
import type { ListedCommand } from './command-catalogue.ts';
import { CommandOption, type OptionValue } from './command-option.tsx';

interface CommandFormProps {
  listed: ListedCommand;
  channel: ChannelView;
  guildId: string | null;
  onDone: () => void;
}

const attachment = 11;

/** A chosen command and its options; Enter sends it, Escape goes back to writing. */
export function CommandForm({ listed, channel, guildId, onDone }: CommandFormProps) {
  const session = useSession();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Record<string, OptionValue>>({});
  const [added, setAdded] = useState<string[]>([]);
  const offered = listed.options.filter(({ type }) => type !== attachment);
  const shown = offered.filter(({ name, required }) => required || added.includes(name));
  const more = offered.filter((option) => !shown.includes(option));

  // biome-ignore lint/correctness/useExhaustiveDependencies: an added option is filled in next
  useEffect(() => {
    const fields = form.current?.querySelectorAll<HTMLElement>('input, select');
    (
      fields?.item(fields.length - 1) ?? form.current?.querySelector<HTMLElement>('[type=submit]')
    )?.focus();
  }, [added.length]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { applicationId, name } = listed;
    const options = Object.fromEntries(
      Object.entries(values).filter(([option, value]) => value !== '' && known(shown, option)),
    );
    void session.interactions.run({ channelId: channel.id, guildId, applicationId, name, options });
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone();
  };

  return (
    <form ref={form} className="composer command-form" onSubmit={submit} onKeyDown={onKeyDown}>
      <p className="command-about">
        <strong>/{listed.name}</strong> {listed.description}
      </p>
      <div className="command-fields">
        {shown.map((option) => (
          <CommandOption
            key={option.name}
            option={option}
            value={values[option.name] ?? ''}
            values={values}
            listed={listed}
            channelId={channel.id}
            guildId={guildId}
            onValue={(value) => setValues({ ...values, [option.name]: value })}
          />
        ))}
        {more.map(({ name, description }) => (
          <button
            key={name}
            type="button"
            className="command-more"
            title={description}
            onClick={() => setAdded([...added, name])}
          >
            <Icon name="plus" size={14} /> {name}
          </button>
        ))}
        <span className="header-space" />
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" className="button button-primary">
          Send
        </button>
      </div>
    </form>
  );
}

function known(options: APIApplicationCommandBasicOption[], name: string): boolean {
  return options.some((option) => option.name === name);
}
