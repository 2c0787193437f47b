export interface Choice {
  value: string;
  label: string;
  description: string;
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
  /** Of a checkbox. */
  checked: boolean;
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
  const name = string(label.label) || string(component.label);
  const size = (value: unknown) => (typeof value === 'number' ? value : undefined);
  return {
    kind: kinds[type] ?? 'note',
    customId: string(component.custom_id),
    label: kinds[type] ? name : `${name}: this can’t be filled in here yet.`,
    description: string(label.description),
    required: component.required !== false && type !== 23,
    placeholder: string(component.placeholder),
    value: string(component.value),
    long: component.style === 2,
    minLength: size(component.min_length),
    maxLength: size(component.max_length) ?? (type === 4 ? 4000 : undefined),
    type,
    many: Number(component.max_values ?? 1) > 1,
    checked: component.default === true,
    choices: list(component.options).map((option) => ({
      value: string(option.value),
      label: string(option.label),
      description: string(option.description),
      chosen: option.default === true,
    })),
  };
}

const string = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
