import type { Suggestions } from './use-suggestions.ts';

/** Above the composer: what could be meant. Focus stays in the box, which drives it. */
export function SuggestionList({ suggestions }: { suggestions: Suggestions }) {
  const { list, active, id, choose, setActive } = suggestions;
  if (list.length === 0) return null;
  return (
    <div className="suggestions" id={`${id}-list`} role="listbox" aria-label="Suggestions">
      {list.map((each, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text box has the keys
        <div
          key={each.key}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          className="suggestion"
          aria-selected={at === active}
          onPointerMove={() => setActive(at)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(each)}
          ref={(element) => {
            if (at === active) element?.scrollIntoView({ block: 'nearest' });
          }}
        >
          {each.imageUrl && <img src={each.imageUrl} alt="" width={24} height={24} />}
          <span className="suggestion-label">{each.label}</span>
          <span className="suggestion-detail">{each.detail}</span>
        </div>
      ))}
    </div>
  );
}
