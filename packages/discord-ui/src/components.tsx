'use client';

import { ComponentButton } from './components/button.tsx';
import { readRows, type SelectChoice, type SelectJson } from './components/read.ts';
import { ComponentSelect } from './components/select.tsx';
import type { MentionNames } from './markdown.tsx';

export type { SelectChoice, SelectJson };

export interface ComponentsProps {
  /** The message's `components`, Discord's JSON. */
  rows: readonly object[];
  onPress?: ((customId: string) => void) | undefined;
  onSelect?: ((customId: string, values: string[]) => void) | undefined;
  /** What a user, role, mentionable or channel select offers. */
  choices?: ((select: SelectJson) => SelectChoice[]) | undefined;
  names?: MentionNames | undefined;
  disabled?: boolean | undefined;
  /** The custom id whose answer is awaited: it spins, and everything else waits. */
  pendingId?: string | null | undefined;
}

/**
 * The rows of buttons and menus under a message. Without `onPress`/`onSelect` it is a picture of them:
 * looks the same, does nothing.
 */
export function Components(props: ComponentsProps) {
  const { rows, onPress, onSelect, choices, names, disabled = false, pendingId = null } = props;
  const read = readRows(rows);
  if (read.length === 0) return null;
  return (
    <div className="dc-components">
      {read.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={at} className="dc-row">
          {row.map((component, place) =>
            component.kind === 'button' ? (
              <ComponentButton
                key={component.customId ?? component.url ?? place}
                button={component}
                names={names}
                disabled={disabled || (pendingId !== null && pendingId !== component.customId)}
                pending={pendingId !== null && pendingId === component.customId}
                onPress={onPress}
              />
            ) : (
              <ComponentSelect
                key={component.customId}
                select={component}
                choices={component.type === 3 ? component.options : (choices?.(component) ?? [])}
                names={names}
                disabled={disabled || pendingId !== null}
                pending={pendingId === component.customId}
                onSelect={onSelect}
              />
            ),
          )}
        </div>
      ))}
    </div>
  );
}
