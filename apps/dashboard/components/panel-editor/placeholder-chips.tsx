import type { PanelForm } from './use-panel-form.ts';

const placeholders = [
  { text: '{user}', means: 'the member who opened the ticket' },
  { text: '{number}', means: 'the ticket’s number' },
  { text: '{panel}', means: 'this panel’s title' },
  { text: '{server}', means: 'the server’s name' },
];

export type WelcomeText = 'welcomeEmbed.title' | 'welcomeEmbed.description' | null;

interface PlaceholderChipsProps {
  form: PanelForm;
  /** Which of the two texts was being written last, and so knows where its caret stood. */
  target: () => WelcomeText;
}

/** Inserts a placeholder where the caret stands, and puts the caret behind it. */
export function PlaceholderChips({ form, target }: PlaceholderChipsProps) {
  function insert(text: string) {
    const written = target();
    const name = written ?? 'welcomeEmbed.description';
    const element = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(
      `[name="${name}"]`,
    );
    const value = form.getValues(name);
    const start = (written && element?.selectionStart) ?? value.length;
    const end = (written && element?.selectionEnd) ?? start;
    form.setValue(name, value.slice(0, start) + text + value.slice(end), {
      shouldDirty: true,
      shouldValidate: true,
    });
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(start + text.length, start + text.length);
    });
  }

  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <span className="text-ink-3 text-xs">Insert</span>
      {placeholders.map(({ text, means }) => (
        <button
          key={text}
          type="button"
          title={means}
          aria-label={`Insert ${text}, ${means}`}
          onClick={() => insert(text)}
          className="h-6 rounded-md border border-line-strong border-dashed px-2 font-mono text-2xs text-ink-2 transition-colors hover:border-solid hover:bg-hover hover:text-ink pointer-coarse:h-9"
        >
          {text}
        </button>
      ))}
    </div>
  );
}
