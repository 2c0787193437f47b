import { cn } from '@/lib/cn.ts';

export type EditorView = 'edit' | 'preview';

const views: { value: EditorView; label: string }[] = [
  { value: 'edit', label: 'Edit' },
  { value: 'preview', label: 'Preview' },
];

interface ViewSwitchProps {
  view: EditorView;
  onChange: (view: EditorView) => void;
}

/** Where form and preview don't fit side by side, one of them. */
export function ViewSwitch({ view, onChange }: ViewSwitchProps) {
  return (
    <fieldset className="sticky top-[6.75rem] z-10 grid grid-cols-2 gap-0.5 rounded-xl border border-line bg-hover p-1 md:top-16 lg:hidden">
      <legend className="sr-only">Shown</legend>
      {views.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={view === value}
          onClick={() => onChange(value)}
          className={cn(
            'h-10 rounded-lg font-medium text-sm transition-colors',
            view === value ? 'bg-surface text-ink shadow-low' : 'text-ink-2',
          )}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
