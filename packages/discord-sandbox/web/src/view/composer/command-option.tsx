import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { useId } from 'react';
import { findGuild } from '../../session/state.ts';
import { useSessionState } from '../../session/use-session.ts';
import type { ListedCommand } from './command-catalogue.ts';
import { optionChoices } from './option-choices.ts';
import { useAutocomplete } from './use-autocomplete.ts';

export type OptionValue = string | number | boolean;

interface CommandOptionProps {
  option: APIApplicationCommandBasicOption;
  value: OptionValue;
  values: Record<string, OptionValue>;
  listed: ListedCommand;
  channelId: string;
  guildId: string | null;
  onValue: (value: OptionValue) => void;
}

const integer = 4;
const boolean = 5;
const number = 10;

/** One option's field: a choice where there are choices, suggestions where the bot gives some. */
export function CommandOption(props: CommandOptionProps) {
  const { option, value, onValue, guildId } = props;
  const guild = useSessionState((state) => findGuild(state, guildId));
  const choices = optionChoices(option, guild);
  const id = useId();
  const numeric = option.type === integer || option.type === number;

  if (choices || option.type === boolean) {
    const list = choices ?? [
      { name: 'True', value: 'true' },
      { name: 'False', value: 'false' },
    ];
    return (
      <label className="command-field">
        <span title={option.description}>{option.name}</span>
        <select
          required={option.required ?? false}
          value={String(value)}
          onChange={({ target }) => onValue(typed(target.value, option.type))}
        >
          <option value="">Choose…</option>
          {list.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <div className="command-field">
      <label htmlFor={id} title={option.description}>
        {option.name}
      </label>
      <input
        id={id}
        type={numeric ? 'number' : 'text'}
        step={option.type === number ? 'any' : undefined}
        required={option.required ?? false}
        placeholder={option.description}
        autoComplete="off"
        value={String(value)}
        list={'autocomplete' in option && option.autocomplete ? `${id}-list` : undefined}
        {...('min_value' in option ? { min: option.min_value } : {})}
        {...('max_value' in option ? { max: option.max_value } : {})}
        {...('min_length' in option ? { minLength: option.min_length } : {})}
        {...('max_length' in option ? { maxLength: option.max_length } : {})}
        onChange={({ target }) => onValue(typed(target.value, option.type))}
      />
      {'autocomplete' in option && option.autocomplete && (
        <Completions id={`${id}-list`} {...props} />
      )}
    </div>
  );
}

function Completions(props: CommandOptionProps & { id: string }) {
  const { id, option, values, listed, channelId } = props;
  const { choices, failed } = useAutocomplete({
    channelId,
    name: listed.name,
    applicationId: listed.applicationId,
    options: values,
    focused: option.name,
  });
  return (
    <>
      <datalist id={id}>
        {choices.map(({ name, value }) => (
          <option key={String(value)} value={String(value)}>
            {name}
          </option>
        ))}
      </datalist>
      {failed && (
        <span className="command-field-problem" role="status">
          Loading options failed
        </span>
      )}
    </>
  );
}

/** What the control API takes for an option of this type. */
function typed(text: string, type: number): OptionValue {
  if (text === '') return '';
  if (type === boolean) return text === 'true';
  return type === integer || type === number ? Number(text) : text;
}
