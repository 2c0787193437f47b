import type { World } from '../world/world.ts';

const hour = 3_600_000;

/** Ids carry their time, so a demo's must lie in the past. */
export interface Ids {
  /** Made that many hours after the beginning, which lies before the first message. */
  next: (hours: number) => string;
  /** Made that many hours before now. */
  ago: (hours: number) => string;
}

export function backdatedIds(world: World, totalHours: number): Ids {
  const begin = world.clock.now() - totalHours * hour;
  let counter = 0n;
  const at = (time: number) => {
    counter += 1n;
    return (((BigInt(Math.floor(time)) - 1_420_070_400_000n) << 22n) + counter).toString();
  };
  return {
    next: (hours) => at(begin + hours * hour),
    /** Made that many hours before now. */
    ago: (hours) => at(world.clock.now() - hours * hour),
  };
}
