import { type APIMessage, ComponentType } from 'discord-api-types/v10';

/** Something on a message that can be used. */
export interface UsableComponent {
  messageId: string;
  customId: string;
}

interface AnyComponent {
  type: ComponentType;
  custom_id?: string;
  label?: string;
  components?: AnyComponent[];
  accessory?: AnyComponent;
}

/** All components of a message, those inside of others too. */
function* everyComponent(components: AnyComponent[]): Generator<AnyComponent> {
  for (const component of components) {
    yield component;
    if (component.components) yield* everyComponent(component.components);
    if (component.accessory) yield component.accessory;
  }
}

/** The message's button with this label or custom id; without a name, its only one. */
export function buttonOf(message: APIMessage, name?: string): UsableComponent {
  return find(message, 'button', name, (component) => component.type === ComponentType.Button);
}

/** The message's select menu with this custom id; without a name, its only one. */
export function selectOf(message: APIMessage, name?: string): UsableComponent {
  const kinds: ComponentType[] = [
    ComponentType.StringSelect,
    ComponentType.UserSelect,
    ComponentType.RoleSelect,
    ComponentType.MentionableSelect,
    ComponentType.ChannelSelect,
  ];
  return find(message, 'select menu', name, (component) => kinds.includes(component.type));
}

function find(
  message: APIMessage,
  kind: string,
  name: string | undefined,
  isKind: (component: AnyComponent) => boolean,
): UsableComponent {
  const all = [...everyComponent((message.components ?? []) as AnyComponent[])];
  const usable = all.flatMap((component) =>
    isKind(component) && component.custom_id !== undefined
      ? [{ label: component.label, customId: component.custom_id }]
      : [],
  );
  const fits = usable.filter(
    ({ label, customId }) => name === undefined || label === name || customId === name,
  );
  const [only] = fits;
  if (!only || fits.length > 1) {
    const there = usable.map(({ label, customId }) => label ?? customId).join(', ') || 'none';
    const wanted = name === undefined ? `exactly one ${kind}` : `a ${kind} "${name}"`;
    throw new Error(`The message does not have ${wanted}; it has: ${there}`);
  }
  return { messageId: message.id, customId: only.customId };
}
