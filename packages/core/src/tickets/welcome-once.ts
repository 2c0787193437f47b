import type { Panel } from '@fns/contracts/panel';
import { customIds } from '../custom-id.ts';
import type { TicketDeps } from '../deps.ts';
import type { SentMessage } from '../ports/messages.ts';
import type { TicketRecord } from '../ports/ticket-store.ts';
import type { Result } from '../result.ts';
import { type WelcomeInput, welcomeView } from '../views/welcome.view.ts';
import { sendOnce } from './send-once.ts';

/** Greets the opener in the new channel, once. `panel` is null when it was deleted meanwhile. */
export function welcomeOnce(
  deps: Pick<TicketDeps, 'messages' | 'clock' | 'bot' | 'serverName'>,
  ticket: TicketRecord,
  channelId: string,
  panel: Panel | null,
): Promise<Result<SentMessage>> {
  const serverName = deps.serverName(ticket.guildId);
  return sendOnce(deps, channelId, {
    payload: welcomeView({ panel: panel ?? plainWelcome(ticket), ticket, serverName }),
    nonce: `w${ticket.id}`,
    mark: customIds.closeTicket(ticket.id),
    since: ticket.createdAt,
  });
}

/** A greeting that stands on the ticket alone. */
function plainWelcome({ panelTitle, staffRoles }: TicketRecord): WelcomeInput['panel'] {
  return {
    title: panelTitle,
    color: '#5865f2',
    welcomeEmbed: {
      title: '{panel}',
      description: 'Welcome {user}! Tell us how we can help: somebody answers as soon as possible.',
      color: null,
    },
    staffRoles,
    pingStaff: false,
  };
}
