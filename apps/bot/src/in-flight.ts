/** Work that was begun and is waited for before the process ends. */
export interface InFlight {
  add: (work: Promise<unknown>) => void;
  /** Resolves when nothing is under way. */
  idle: () => Promise<void>;
}

export function createInFlight(): InFlight {
  const under = new Set<Promise<unknown>>();
  return {
    add: (work) => {
      const settled = work.catch(() => undefined).finally(() => under.delete(settled));
      under.add(settled);
    },
    idle: async () => {
      while (under.size > 0) await Promise.all(under);
    },
  };
}
