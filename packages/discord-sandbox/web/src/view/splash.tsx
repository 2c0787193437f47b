interface SplashProps {
  problem?: string;
  onRetry?: () => void;
}

/** Nothing to show yet, or the reason why not. */
export function Splash({ problem, onRetry }: SplashProps) {
  return (
    <main className="splash">
      <Mark />
      {problem ? (
        <div role="alert" className="splash-problem">
          <h1>Can’t reach the Sandbox</h1>
          <p>{problem}</p>
          <button type="button" className="button button-primary" onClick={onRetry}>
            Try again
          </button>
        </div>
      ) : (
        <p role="status" className="splash-loading">
          <span className="visually-hidden">Loading the Sandbox</span>
        </p>
      )}
    </main>
  );
}

/** The Sandbox's sign: a dune and its sun. */
export function Mark({ size = 56 }: { size?: number }) {
  return (
    <svg className="mark" aria-hidden="true" width={size} height={size} viewBox="0 0 32 32">
      <rect width="32" height="32" rx="9" />
      <path d="M6 23c4-8 6-11 9-11s4 5 11 11z" />
      <circle cx="22.5" cy="9.5" r="3" />
    </svg>
  );
}
