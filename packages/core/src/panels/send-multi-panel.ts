import { refuse } from '@fns/contracts/errors';
import type { EventActor } from '@fns/contracts/event';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { Panel } from '@fns/contracts/panel';
import type { TicketDeps } from '../deps.ts';
import type { SentMessage } from '../ports/messages.ts';
import { type Result, refused } from '../result.ts';
import { multiPanelView } from '../views/panel.view.ts';
import { notePanel } from './panel-events.ts';

export interface SendMultiPanelInput {
  guildId: Snowflake;
  /** 1–25, in the order in which they are shown. */
  panelIds: DocumentId[];
  /** A channel of this guild: the caller has checked that. */
  channelId: Snowflake;
  actor: EventActor;
  /** One per press of "send", at most 25 characters: repeating it sends nothing twice. */
  nonce: string;
}

/** Sends several panels as one message. `panel_not_found`, or what Discord refuses. */
export async function sendMultiPanel(
  deps: Pick<TicketDeps, 'panels' | 'messages' | 'events' | 'clock'>,
  { guildId, panelIds, channelId, actor, nonce }: SendMultiPanelInput,
): Promise<Result<SentMessage>> {
  // Each panel once: two buttons with the same custom id are one too many for Discord.
  const found = await Promise.all(
    [...new Set(panelIds)].map((panelId) => deps.panels.get(guildId, panelId)),
  );
  const panels = found.filter((panel): panel is Panel => panel !== null);
  if (panels.length < found.length) return refused(refuse('panel_not_found'));

  const sent = await deps.messages.send(channelId, multiPanelView(panels), { nonce });
  if (!sent.ok) return sent;
  const { messageId } = sent.value;
  const at = deps.clock.now();
  await Promise.all(
    panels.map(async (panel) => {
      await deps.panels.markSent(guildId, panel.id, { channel: channelId, messageId, at });
      await notePanel(deps, panel, 'panel.sent', actor, {
        before: { channel: panel.channel, messageId: panel.messageId },
        after: { channel: channelId, messageId },
        key: `panel.sent:${panel.id}:${messageId}`,
      });
    }),
  );
  return sent;
}
