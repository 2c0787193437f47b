import type { MentionNames } from '../markdown.tsx';
import { ComponentButton } from './button.tsx';
import type { ButtonJson, SelectChoice, SelectJson } from './read.ts';
import { ComponentSelect } from './select.tsx';

/** What buttons and menus do when used, and which of them is waiting. */
export interface ControlsProps {
  onPress?: ((customId: string) => void) | undefined;
  onSelect?: ((customId: string, values: string[]) => void) | undefined;
  /** What a user, role, mentionable or channel select offers. */
  choices?: ((select: SelectJson) => SelectChoice[]) | undefined;
  names?: MentionNames | undefined;
  disabled?: boolean | undefined;
  /** The custom id whose answer is awaited: it spins, and everything else waits. */
  pendingId?: string | null | undefined;
}

export function Control(props: ControlsProps & { control: ButtonJson | SelectJson }) {
  const { control, onPress, onSelect, choices, names, disabled = false, pendingId = null } = props;
  const pending = pendingId !== null && pendingId === control.customId;
  if (control.kind === 'button') {
    return (
      <ComponentButton
        button={control}
        names={names}
        disabled={disabled || (pendingId !== null && !pending)}
        pending={pending}
        onPress={onPress}
      />
    );
  }
  return (
    <ComponentSelect
      select={control}
      choices={control.type === 3 ? control.options : (choices?.(control) ?? [])}
      names={names}
      disabled={disabled || pendingId !== null}
      pending={pending}
      onSelect={onSelect}
    />
  );
}
