import { useId } from 'react';
import { parseRoute } from '../route/route.ts';
import type { Choice, Field } from './modal-form.ts';
import { useSelectChoices } from './select-choices.ts';

export function ModalField({ field: each, first }: { field: Field; first: boolean }) {
  const id = useId();
  if (each.kind === 'note') return <p className="modal-note">{each.label}</p>;
  if (each.kind === 'checkbox') {
    return (
      <Check
        type="checkbox"
        name={each.customId}
        choice={{ ...each, value: 'true', chosen: each.checked }}
        autofocus={first}
      />
    );
  }
  if (each.kind === 'radio' || each.kind === 'checkboxes') {
    return <ChoiceField field={each} first={first} />;
  }
  return (
    <div className="modal-field">
      <label htmlFor={id}>
        <FieldName field={each} />
      </label>
      {each.description && (
        <p className="modal-description" id={`${id}-about`}>
          {each.description}
        </p>
      )}
      <Control id={id} field={each} first={first} />
    </div>
  );
}

function FieldName({ field: { label, required } }: { field: Field }) {
  return (
    <>
      {label}
      {required && (
        <span className="required" aria-hidden="true">
          {' '}
          *
        </span>
      )}
    </>
  );
}

function Control({ id, field: each, first }: { id: string; field: Field; first: boolean }) {
  const route = parseRoute(location.pathname);
  const offered = useSelectChoices(route?.guildId === '@me' ? null : (route?.guildId ?? null));
  const common = {
    id,
    name: each.customId,
    required: each.required,
    'aria-describedby': each.description ? `${id}-about` : undefined,
    'data-autofocus': first || undefined,
  };
  if (each.kind === 'text') {
    const text = {
      ...common,
      defaultValue: each.value,
      placeholder: each.placeholder,
      minLength: each.minLength,
      maxLength: each.maxLength,
    };
    return each.long ? <textarea rows={4} {...text} /> : <input type="text" {...text} />;
  }
  const choices =
    each.type === 3
      ? each.choices
      : offered({
          kind: 'select',
          type: each.type,
          customId: each.customId,
          placeholder: undefined,
          options: [],
          channelTypes: [],
          min: 1,
          max: 1,
          disabled: false,
        });
  const chosen = each.choices.filter((choice) => choice.chosen).map(({ value }) => value);
  return (
    <select
      {...common}
      multiple={each.many}
      defaultValue={each.many ? chosen : (chosen[0] ?? '')}
      {...(each.many ? { size: 5 } : {})}
    >
      {!each.many && <option value="">{each.placeholder || 'Make a selection'}</option>}
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function ChoiceField({ field: each, first }: { field: Field; first: boolean }) {
  return (
    <fieldset className="modal-field">
      <legend>
        <FieldName field={each} />
      </legend>
      {each.description && <p className="modal-description">{each.description}</p>}
      {each.choices.map((choice, at) => (
        <Check
          key={choice.value}
          type={each.kind === 'radio' ? 'radio' : 'checkbox'}
          name={each.customId}
          choice={choice}
          required={each.kind === 'radio' && each.required}
          autofocus={first && at === 0}
        />
      ))}
    </fieldset>
  );
}

function Check(props: {
  type: 'radio' | 'checkbox';
  name: string;
  choice: Choice;
  required?: boolean;
  autofocus: boolean;
}) {
  const { type, name, choice, required, autofocus } = props;
  return (
    <label className="modal-check">
      <input
        type={type}
        name={name}
        value={choice.value}
        defaultChecked={choice.chosen}
        required={required}
        data-autofocus={autofocus || undefined}
      />
      <span className="modal-check-words">
        {choice.label}
        {choice.description && <span className="modal-description">{choice.description}</span>}
      </span>
    </label>
  );
}
