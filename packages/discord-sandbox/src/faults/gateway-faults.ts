import type { Dispatch } from '../world/dispatch.ts';
import type { GatewayFault } from './contract.ts';
import { seededRandom, shuffled } from './random.ts';

type Replay = Extract<GatewayFault, { kind: 'replay' }>;
type Reorder = Extract<GatewayFault, { kind: 'reorder' }>;

/** A happening on its way out, and how often each session gets it. */
export interface Shaped {
  happening: Dispatch;
  copies: number;
}

/** What is held back for another order leaves at the latest after this. */
const patienceMs = 200;

export type GatewayFaults = ReturnType<typeof gatewayFaults>;

/** The faults that bend the stream of dispatches: repeated, and out of order. */
export function gatewayFaults() {
  let replay: (Replay & { left: number }) | undefined;
  let reorder: (Reorder & { left: number; random: () => number }) | undefined;
  let held: Dispatch[] = [];
  let late: (happening: Dispatch) => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;

  function release(): Dispatch[] {
    clearTimeout(timer);
    const out = reorder ? shuffled(held, reorder.random) : held;
    held = [];
    if (reorder && reorder.left <= 0) reorder = undefined;
    return out;
  }
  const releaseLate = () => {
    for (const happening of release()) late(happening);
  };

  function inOtherOrder(dispatch: Dispatch): Dispatch[] {
    if (!reorder) return [dispatch];
    held.push(dispatch);
    reorder.left -= 1;
    if (held.length >= reorder.window || reorder.left <= 0) return release();
    clearTimeout(timer);
    timer = setTimeout(releaseLate, patienceMs);
    return [];
  }

  function copies(): number {
    if (!replay) return 1;
    const { copies: count } = replay;
    replay.left -= 1;
    if (replay.left <= 0) replay = undefined;
    return count;
  }

  return {
    addReplay: (fault: Replay) => {
      replay = { ...fault, left: fault.times };
    },
    addReorder: (fault: Reorder) => {
      reorder = { ...fault, left: fault.times, random: seededRandom(fault.seed) };
    },
    /** What leaves now because of this dispatch: usually itself, once. */
    shape: (dispatch: Dispatch): Shaped[] =>
      inOtherOrder(dispatch).map((happening) => ({ happening, copies: copies() })),
    /** Whom to give what was held back and waited too long for company. */
    onLate: (listener: (happening: Dispatch) => void) => {
      late = listener;
    },
    armed: () =>
      [replay, reorder].flatMap((one) => (one ? [{ kind: one.kind, left: one.left }] : [])),
    clear: () => {
      replay = undefined;
      reorder = undefined;
      releaseLate();
    },
  };
}
