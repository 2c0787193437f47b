import { discordLimits } from '@fns/contracts/limits';
import type { PanelInput } from '@fns/contracts/panel';
import { clip } from '@fns/core/text';

/** A new panel begins as one that would work as it is. */
export const starterPanel: PanelInput = {
  title: 'Need help?',
  content:
    'Press the button to open a private ticket. Only you and our staff can see it, and we answer as soon as we can.',
  color: '#5865f2',
  button: {
    label: 'Open a ticket',
    style: 'primary',
    emoji: { id: null, name: '🎫', animated: false },
  },
  welcomeEmbed: {
    title: 'Ticket {number}',
    description:
      'Hello {user}, thanks for reaching out. Tell us what it is about and someone from **{server}** will be with you.',
    color: null,
  },
  categoryId: null,
  staffRoles: [],
  pingStaff: false,
  enabled: true,
};

/** What of a saved panel a person edits. */
export function editable(panel: PanelInput): PanelInput {
  const { title, content, color, button, welcomeEmbed } = panel;
  const { categoryId, staffRoles, pingStaff, enabled } = panel;
  return {
    title,
    content,
    color,
    button: { label: button.label, style: button.style, emoji: button.emoji },
    welcomeEmbed: {
      title: welcomeEmbed.title,
      description: welcomeEmbed.description,
      color: welcomeEmbed.color,
    },
    categoryId,
    staffRoles,
    pingStaff,
    enabled,
  };
}

/** A new panel that begins like another one, under a title that tells them apart. */
export function copyOf(panel: PanelInput): PanelInput {
  return { ...editable(panel), title: clip(`${panel.title} (copy)`, discordLimits.embedTitle) };
}
