const steps = [
  {
    title: 'Design a panel',
    text: 'Title, text, colour and button, with a preview that is the very message Discord will show.',
  },
  {
    title: 'Send it to a channel',
    text: 'The dashboard says beforehand what the bot lacks there, by the permission’s name.',
  },
  {
    title: 'Answer and close',
    text: 'Staff answer in Discord. Closing leaves a summary with a link to the full transcript.',
  },
];

/** From nothing to a working help desk, as three stubs of one strip. */
export function Steps() {
  return (
    <section
      aria-labelledby="steps"
      className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-16 sm:px-6 md:py-24"
    >
      <h2 id="steps" className="font-semibold text-2xl tracking-[-0.03em]">
        Set up in three steps
      </h2>
      <ol className="grid gap-4 md:grid-cols-3">
        {steps.map(({ title, text }, at) => (
          <li key={title} className="stub-edge">
            <div className="stub flex h-full rounded-xl bg-surface [--tear:3.5rem]">
              <span
                aria-hidden="true"
                className="grid w-14 shrink-0 place-items-center border-line-strong border-r border-dashed font-mono text-accent-text text-sm"
              >
                {at + 1}
              </span>
              <div className="grid content-start gap-1.5 p-5">
                <h3 className="font-medium">{title}</h3>
                <p className="text-ink-2">{text}</p>
              </div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
