import type { PanelInput } from '@fns/contracts/panel';
import type { Transcript } from '@fns/contracts/transcript';
import { panelView } from '@fns/core/views/panel.view';
import { summaryView } from '@fns/core/views/summary.view';
import { welcomeView } from '@fns/core/views/welcome.view';

export const bot = {
  id: '100000000000000001',
  displayName: 'FNS Tickets',
  avatarUrl: '/bot-avatar.svg',
  bot: true,
};
export const visitor = {
  id: '100000000000000002',
  displayName: 'you',
  avatarUrl: null,
  bot: false,
};
export const staff = { id: '100000000000000003', displayName: 'Mara', avatarUrl: null, bot: false };

const panel: PanelInput = {
  title: 'Need help?',
  content: 'Press the button to open a private ticket. Only you and our staff can see it.',
  color: '#ffb91f',
  button: {
    label: 'Open a ticket',
    style: 'primary',
    emoji: { id: null, name: '🎫', animated: false },
  },
  welcomeEmbed: {
    title: 'Ticket {number}',
    description: 'Hello {user}, tell us what it is about. **Mara** will be with you.',
    color: null,
  },
  categoryId: null,
  staffRoles: [],
  pingStaff: false,
  enabled: true,
};

export const panelMessage = panelView(panel);
export const welcomeMessage = welcomeView({
  panel,
  ticket: { id: 'demo', number: 42, opener: visitor },
  serverName: 'Your server',
});

const person = (who: typeof visitor) => ({
  id: who.id,
  username: who.displayName,
  displayName: who.displayName,
  avatarUrl: null,
});

/** What arrives in the transcript channel. Its link is left out: there is no such ticket. */
export function summaryMessage(closedAt: string) {
  const transcript: Pick<
    Transcript,
    | 'id'
    | 'guildId'
    | 'ticketNumber'
    | 'opener'
    | 'panelTitle'
    | 'closedBy'
    | 'closeReason'
    | 'metadata'
    | 'createdAt'
    | 'closedAt'
  > = {
    id: 'demo',
    guildId: '1',
    ticketNumber: 42,
    opener: person(visitor),
    panelTitle: panel.title,
    closedBy: person(staff),
    closeReason: null,
    metadata: {
      messageCount: 3,
      attachmentCount: 0,
      participants: [
        { ...person(visitor), bot: false, staff: false, messageCount: 1 },
        { ...person(staff), bot: false, staff: true, messageCount: 1 },
      ],
      durationMs: 252_000,
      firstResponseMs: 41_000,
    },
    createdAt: closedAt,
    closedAt,
  };
  const { components: _, ...message } = summaryView({ transcript, dashboardUrl: '' });
  return message;
}

export const names = {
  users: { [visitor.id]: visitor.displayName, [staff.id]: staff.displayName },
  roles: {},
  channels: {},
};
