import { Icon } from '../icons.tsx';
import type { MentionNames } from '../markdown.tsx';
import { ComponentEmoji } from './component-emoji.tsx';
import type { ButtonJson } from './read.ts';

const styles = ['secondary', 'primary', 'secondary', 'success', 'danger', 'link', 'primary'];

export function ComponentButton(props: {
  button: ButtonJson;
  names?: MentionNames | undefined;
  disabled: boolean;
  pending: boolean;
  onPress?: ((customId: string) => void) | undefined;
}) {
  const { button, names, disabled, pending, onPress } = props;
  const { style, label, emoji, customId, url } = button;
  const inside = (
    <>
      {emoji && <ComponentEmoji emoji={emoji} names={names} />}
      {label && <span className="dc-button-label">{label}</span>}
    </>
  );

  if (style === 5) {
    return (
      <a
        className="dc-button dc-button-link"
        target="_blank"
        rel="noopener noreferrer nofollow"
        {...(url && !button.disabled ? { href: url } : { 'aria-disabled': true, role: 'link' })}
      >
        {inside}
        <Icon name="external" size={16} />
      </a>
    );
  }

  const off = disabled || button.disabled;
  return (
    <button
      type="button"
      className={`dc-button dc-button-${styles[style] ?? 'secondary'}`}
      disabled={off}
      aria-busy={pending || undefined}
      aria-disabled={pending || !onPress || undefined}
      tabIndex={onPress ? undefined : -1}
      data-custom-id={customId}
      {...(label ? {} : { 'aria-label': emoji?.name ?? 'Button' })}
      onClick={() => {
        if (!pending && customId) onPress?.(customId);
      }}
    >
      <span className="dc-button-inside">{inside}</span>
      {pending && <span className="dc-dots" aria-hidden="true" />}
    </button>
  );
}
