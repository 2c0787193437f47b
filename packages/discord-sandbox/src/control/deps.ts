import type { Records } from '../rest/records.ts';
import type { World } from '../world/world.ts';
import type { IsOnline } from './views.ts';

/** What the control API needs of the rest of the sandbox. */
export interface ControlDeps {
  world: World;
  records: Records;
  isOnline: IsOnline;
}
