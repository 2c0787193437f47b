const promises = [
  {
    title: 'Nothing lost',
    text: 'Messages are recorded as they are said, and files copied while their links still live. A restart in the middle of a ticket picks up where it stopped.',
  },
  {
    title: 'Nothing doubled',
    text: 'A hundred clicks at once open exactly as many tickets as you allow. The others are told, with a link to the one that is open.',
  },
  {
    title: 'Nobody where they don’t belong',
    text: 'What a person may see is asked of Discord at every request. Take a role away, and the next click is refused.',
  },
];

/** What the product stands for, in its own words. */
export function Promises() {
  return (
    <section aria-label="What we promise" className="border-line border-y bg-surface">
      <div className="mx-auto grid max-w-6xl px-4 sm:px-6 md:grid-cols-3">
        {promises.map(({ title, text }) => (
          <div
            key={title}
            className="grid content-start gap-2 border-line py-8 not-last:max-md:border-b md:not-first:border-l md:not-first:pl-8 md:not-last:pr-8 md:py-12"
          >
            <h2 className="font-semibold text-base tracking-tight">{title}</h2>
            <p className="text-ink-2">{text}</p>
          </div>
        ))}
      </div>
    </section>
  );
}
