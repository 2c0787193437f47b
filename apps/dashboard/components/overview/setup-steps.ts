import type { Panel } from '@fns/contracts/panel';
import type { Server } from '@fns/contracts/settings';
import type { SetupStep } from './checklist.tsx';

/** What is left to do until members can open tickets and staff find their transcripts. */
export function setupSteps(guildId: string, panels: Panel[], settings: Server): SetupStep[] {
  const base = `/dashboard/guild/${guildId}`;
  const unsent = panels.find(({ messageId }) => messageId === null);
  return [
    {
      title: 'Create a panel',
      text: 'A message with a button that opens a private ticket.',
      done: panels.length > 0,
      href: `${base}/panels/new`,
      action: 'Create',
    },
    {
      title: 'Send it to a channel',
      text: 'Where your members will find it.',
      done: panels.some(({ messageId }) => messageId !== null),
      href: unsent ? `${base}/panels/${unsent.id}?send` : `${base}/panels`,
      action: 'Send',
    },
    {
      title: 'Choose a transcript channel',
      text: 'It gets a summary with a link whenever a ticket closes.',
      done: settings.ticketConfig.ticketTranscript !== null,
      href: `${base}/settings`,
      action: 'Choose',
    },
  ];
}
