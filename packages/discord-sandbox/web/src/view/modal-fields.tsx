import { useId } from 'react';
import { parseRoute } from '../route/route.ts';
import { useSession } from '../session/use-session.ts';
import { useSelectChoices } from './select-choices.ts';

interface Choice {
  value: string;
  label: string;
  chosen: boolean;
}

export interface Field {
  kind: 'text' | 'select' | 'radio' | 'checkboxes' | 'checkbox' | 'note';
  customId: string;
  label: string;
  description: string;
  required: boolean;
  placeholder: string;
  value: string;
  long: boolean;
  minLength: number | undefined;
  maxLength: number | undefined;
  /** Of a select: Discord's component type. */
  type: number;
  many: boolean;
  choices: Choice[];
}

type Json = Record<string, unknown>;

/** A modal's fields, in both forms Discord has: rows with inputs, and labels around components. */
export function modalFields(components: readonly object[]): Field[] {
  return components.flatMap((each) => {
    const json = each as Json;
    if (json.type === 1) return list(json.components).map((inner) => field(inner, {}));
    if (json.type === 18) return [field((json.component ?? {}) as Json, json)];
    if (json.type === 10) return [field(json, { label: json.content })];
    return [];
  });
}

const kinds: Record<number, Field['kind']> = {
  3: 'select',
  4: 'text',
  5: 'select',
  6: 'select',
  7: 'select',
  8: 'select',
  10: 'note',
  21: 'radio',
  22: 'checkboxes',
  23: 'checkbox',
};

function field(component: Json, label: Json): Field {
  const type = Number(component.type);
  const size = (value: unknown) => (typeof value === 'number' ? value : undefined);
  return {
    kind: kinds[type] ?? 'note',
    customId: string(component.custom_id),
    label: string(label.label) || string(component.label),
    description: string(label.description),
    required: component.required !== false && type !== 23,
    placeholder: string(component.placeholder),
    value: string(component.value),
    long: component.style === 2,
    minLength: size(component.min_length),
    maxLength: size(component.max_length) ?? (type === 4 ? 4000 : undefined),
    type,
    many: Number(component.max_values ?? 1) > 1,
    choices: list(component.options).map((option) => ({
      value: string(option.value),
      label: string(option.label),
      chosen: option.default === true,
    })),
  };
}

const string = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

export function ModalField({ field: each, first }: { field: Field; first: boolean }) {
  const id = useId();
  if (each.kind === 'note') return <p className="modal-note">{each.label}</p>;
  if (each.kind === 'checkbox') {
    return (
      <label className="modal-check">
        <input type="checkbox" name={each.customId} value="true" /> {each.label}
      </label>
    );
  }
  if (each.kind === 'radio' || each.kind === 'checkboxes') return <ChoiceField field={each} />;
  return (
    <div className="modal-field">
      <label htmlFor={id}>
        {each.label}
        {each.required && (
          <span className="required" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      {each.description && <p className="modal-description">{each.description}</p>}
      <Control id={id} field={each} first={first} />
    </div>
  );
}

function Control({ id, field: each, first }: { id: string; field: Field; first: boolean }) {
  const { store } = useSession();
  const route = parseRoute(location.pathname);
  const offered = useSelectChoices(route?.guildId === '@me' ? null : (route?.guildId ?? null));
  const common = { id, name: each.customId, required: each.required };
  if (each.kind === 'text') {
    const text = {
      ...common,
      defaultValue: each.value,
      placeholder: each.placeholder,
      minLength: each.minLength,
      maxLength: each.maxLength,
      'data-autofocus': first || undefined,
    };
    return each.long ? <textarea rows={4} {...text} /> : <input type="text" {...text} />;
  }
  const choices =
    each.type === 3 || !store
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
  return (
    <select {...common} multiple={each.many} {...(each.many ? { size: 5 } : {})}>
      {!each.many && <option value="">{each.placeholder || 'Make a selection'}</option>}
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function ChoiceField({ field: each }: { field: Field }) {
  return (
    <fieldset className="modal-field">
      <legend>{each.label}</legend>
      {each.description && <p className="modal-description">{each.description}</p>}
      {each.choices.map(({ value, label, chosen }) => (
        <label key={value} className="modal-check">
          <input
            type={each.kind === 'radio' ? 'radio' : 'checkbox'}
            name={each.customId}
            value={value}
            defaultChecked={chosen}
            required={each.kind === 'radio' && each.required}
          />{' '}
          {label}
        </label>
      ))}
    </fieldset>
  );
}
