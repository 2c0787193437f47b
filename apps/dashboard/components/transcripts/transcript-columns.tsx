/** The columns of a list of tickets on a desk, shared by its head and its rows. */
export const transcriptColumns =
  'lg:grid-cols-[minmax(0,1fr)_minmax(0,11rem)_5rem_7rem_7rem] gap-x-4';

/** Decorative: in a row each value names itself to a screen reader. */
export function TranscriptColumnsHead() {
  return (
    <div
      aria-hidden="true"
      className={`hidden border-line border-b bg-sunken px-5 py-2 text-ink-3 text-xs lg:grid ${transcriptColumns}`}
    >
      <span>Ticket</span>
      <span>Closed by</span>
      <span className="text-right">Messages</span>
      <span className="text-right">Duration</span>
      <span className="text-right">Opened</span>
    </div>
  );
}
