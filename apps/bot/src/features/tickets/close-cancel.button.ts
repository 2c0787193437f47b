import { ok } from '@fns/core/result';
import type { ButtonHandler } from '../../interactions/button.ts';
import { closeCancelledView } from './close-cancelled.view.ts';

/** "Keep it open" in the confirmation. */
export function closeCancelButton(): ButtonHandler {
  return {
    feature: 'ticket',
    action: 'close-cancel',
    acknowledge: 'update',
    press: async () => ok(closeCancelledView()),
  };
}
