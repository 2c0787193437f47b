/** The mark: a ticket that talks. A speech bubble with a tear-off stub. Decorative beside the name. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={className}>
      <path
        fill="var(--accent)"
        d="M5 3.5h8.1a1.9 1.9 0 0 0 3.8 0H19a3 3 0 0 1 3 3v8.5a3 3 0 0 1-3 3h-2.1a1.9 1.9 0 0 0-3.8 0h-2.4l-3.9 3.3a.5.5 0 0 1-.8-.4V18H5a3 3 0 0 1-3-3V6.5a3 3 0 0 1 3-3Z"
      />
      <path
        stroke="var(--on-accent)"
        strokeLinecap="round"
        strokeWidth="1.5"
        d="M15 8v1.2M15 12.3v1.2M5.8 9h5.4M5.8 12.5h3.4"
      />
    </svg>
  );
}
