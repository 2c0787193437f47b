import { randomBytes } from 'node:crypto';
import type { SentPanel } from '@fns/contracts/bot-api';
import type { DocumentId, Snowflake } from '@fns/contracts/ids';
import type { TicketDeps } from '@fns/core/deps';
import { sendMultiPanel } from '@fns/core/panels/send-multi-panel';
import { sendPanel } from '@fns/core/panels/send-panel';
import type { UserStore } from '@fns/core/ports/user-store';
import { ok, type Result } from '@fns/core/result';

export interface SendPanelsRequest {
  guildId: Snowflake;
  panelIds: DocumentId[];
  channelId: Snowflake;
  actorId: Snowflake;
}

/** Sends panels as one message on behalf of someone in the dashboard, and answers with its link. */
export function sendPanels(
  deps: Pick<TicketDeps, 'panels' | 'messages' | 'events' | 'clock'> & {
    users: Pick<UserStore, 'get'>;
    /** Where Discord's own client is. */
    webUrl: string;
  },
): (request: SendPanelsRequest) => Promise<Result<SentPanel>> {
  return async ({ guildId, panelIds, channelId, actorId }) => {
    const person = await deps.users.get(actorId);
    const name = person?.displayName ?? 'Someone in the dashboard';
    const common = {
      guildId,
      channelId,
      actor: { kind: 'user' as const, id: actorId, name },
      nonce: randomBytes(12).toString('hex'),
    };
    const [panelId, ...more] = panelIds;
    const sent =
      panelId && more.length === 0
        ? await sendPanel(deps, { ...common, panelId })
        : await sendMultiPanel(deps, { ...common, panelIds });
    if (!sent.ok) return sent;
    const { messageId } = sent.value;
    const url = `${deps.webUrl}/channels/${guildId}/${channelId}/${messageId}`;
    return ok({ channelId, messageId, url });
  };
}
