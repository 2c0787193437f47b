import { ComponentType } from 'discord-api-types/v10';
import type { z } from 'zod';
import type { ChannelRow, UserRow } from '../world/rows.ts';
import type { modalSchema } from '../world/rules/modal-schema.ts';
import type { World } from '../world/world.ts';
import { choose, mergeResolved, type Resolved } from './choices.ts';
import type { SubmitModal } from './contract.ts';
import { invalid } from './refusal.ts';

export type Modal = z.infer<typeof modalSchema>;
type Fields = SubmitModal['fields'];
type Entry = Modal['components'][number];
type Inner = Extract<Entry, { type: ComponentType.Label }>['component'];

/** A submitted modal as `data` of the interaction; throws where Discord's form would not let go. */
export function modalData(
  world: World,
  person: UserRow,
  where: ChannelRow,
  modal: Modal,
  fields: Fields,
) {
  const resolved: Resolved[] = [];
  const fill = (inner: Inner, label: string) => {
    const value = fields[inner.custom_id];
    switch (inner.type) {
      case ComponentType.TextInput:
        return { value: textOf(inner, label, value) };
      case ComponentType.Checkbox:
        return { value: value === true || value === 'true' };
      case ComponentType.FileUpload:
        if (inner.required !== false) throw invalid(`${label}: files can't be sent from here yet.`);
        return { values: [] };
      case ComponentType.RadioGroup: {
        const chosen = listOf(value);
        if (chosen.length === 0 && inner.required === false) return { value: null };
        choose(world, person, where, inner, chosen);
        return { value: chosen[0] };
      }
      default: {
        const chosen = listOf(value);
        if (chosen.length > 0 || inner.required !== false) {
          resolved.push(choose(world, person, where, inner, chosen));
        }
        return { values: chosen };
      }
    }
  };
  const components = modal.components.map((entry, index) => {
    const id = index + 1;
    if (entry.type === ComponentType.TextDisplay) return { type: entry.type, id };
    if (entry.type === ComponentType.Label) {
      const { component, label } = entry;
      const { type, custom_id } = component;
      return {
        type: entry.type,
        id,
        component: { type, custom_id, id: id * 10, ...fill(component, label) },
      };
    }
    const row = entry.components.map((inner) => {
      if (inner.type !== ComponentType.TextInput) throw invalid('This modal is malformed.');
      const { type, custom_id } = inner;
      return { type, custom_id, id: id * 10, ...fill(inner, inner.label ?? custom_id) };
    });
    return { type: entry.type, id, components: row };
  });
  const all = mergeResolved(resolved);
  return {
    custom_id: modal.custom_id,
    components,
    ...(Object.keys(all).length > 0 ? { resolved: all } : {}),
  };
}

function listOf(value: Fields[string] | undefined): string[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' && value !== '' ? [value] : [];
}

type TextInput = Extract<Inner, { type: ComponentType.TextInput }>;

function textOf(input: TextInput, label: string, value: Fields[string] | undefined): string {
  const text = typeof value === 'string' ? value : '';
  if (text === '') {
    if (input.required === false) return '';
    throw invalid(`${label}: this field is required.`);
  }
  if (text.length < (input.min_length ?? 0)) {
    throw invalid(`${label}: must be at least ${input.min_length} characters.`);
  }
  if (text.length > (input.max_length ?? 4000)) {
    throw invalid(`${label}: must be at most ${input.max_length ?? 4000} characters.`);
  }
  return text;
}
