import {
  type APIButtonComponent,
  type APIMessageComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { MessageRow } from '../world/rows.ts';
import { forbidden, invalid, notFound } from './refusal.ts';

/** A button with an id of its own, as pressed. */
export type Pressable = APIButtonComponent & { custom_id: string };

/** Finds the component with a custom id, at any depth. */
function find(components: unknown, customId: string): APIMessageComponent | undefined {
  if (!Array.isArray(components)) return undefined;
  for (const component of components) {
    if (component.custom_id === customId) return component;
    const inside =
      find(component.components, customId) ??
      find(component.accessory ? [component.accessory] : undefined, customId);
    if (inside) return inside;
  }
  return undefined;
}

function usable(message: MessageRow, customId: string): APIMessageComponent {
  const found = find(message.components, customId);
  if (!found) throw notFound('This message has no such component.');
  if ('disabled' in found && found.disabled) throw forbidden('This component is disabled.');
  if (!message.applicationId) throw forbidden('This message belongs to no application.');
  return found;
}

export function buttonIn(message: MessageRow, customId: string): Pressable {
  const found = usable(message, customId);
  if (found.type !== ComponentType.Button) throw invalid('This component is not a button.');
  if (found.style === ButtonStyle.Link) throw invalid('A link button opens its address.');
  return found as Pressable;
}

const selects: ReadonlySet<ComponentType> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

export function selectIn(message: MessageRow, customId: string): APISelectMenuComponent {
  const found = usable(message, customId);
  if (!selects.has(found.type)) throw invalid('This component is not a select menu.');
  return found as APISelectMenuComponent;
}
