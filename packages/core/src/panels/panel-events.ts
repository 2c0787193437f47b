import type { EventActor, EventType } from '@fns/contracts/event';
import type { Panel } from '@fns/contracts/panel';
import type { TicketDeps } from '../deps.ts';

/** Notes what a person did to a panel. */
export async function notePanel(
  { events, clock }: Pick<TicketDeps, 'events' | 'clock'>,
  panel: Pick<Panel, 'id' | 'guild'>,
  type: Extract<EventType, `panel.${string}`>,
  actor: EventActor,
  change: { before?: unknown; after?: unknown; key?: string },
): Promise<void> {
  const target = { kind: 'panel' as const, id: panel.id };
  await events.append(panel.guild, { type, actor, target, at: clock.now(), ...change });
}
