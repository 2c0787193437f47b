const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

export function DayLine({ at }: { at: string }) {
  return (
    <div className="line">
      <span>{day.format(new Date(at))}</span>
    </div>
  );
}

/** Above the first message that came since this person last looked. */
export function NewLine() {
  return (
    <div className="line line-new">
      <span>New</span>
    </div>
  );
}
