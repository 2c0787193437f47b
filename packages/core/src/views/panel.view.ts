import { discordLimits } from '@fns/contracts/limits';
import type {
  ActionRowPayload,
  ButtonPayload,
  EmbedPayload,
  MessagePayload,
} from '@fns/contracts/message-payload';
import type { ButtonStyle, PanelEmoji, PanelInput } from '@fns/contracts/panel';
import { customIds } from '../custom-id.ts';
import { clip } from '../text.ts';
import { colorValue } from './colors.ts';

/** What the message shows of a panel; an unsaved one in a preview has no id yet. */
export type ShownPanel = Pick<PanelInput, 'title' | 'content' | 'color' | 'button'> & {
  id?: string;
};

const styles: Record<ButtonStyle, 1 | 2 | 3 | 4> = {
  primary: 1,
  secondary: 2,
  success: 3,
  danger: 4,
};

/** The message a panel becomes: its embed and the button that opens a ticket. */
export function panelView(panel: ShownPanel): MessagePayload {
  return multiPanelView([panel]);
}

/**
 * One message for several panels (at most 25: five rows of five buttons). Each keeps its own embed
 * while Discord's limits allow (10 embeds, 6,000 characters together); beyond that, one list.
 */
export function multiPanelView(panels: ShownPanel[]): MessagePayload {
  return {
    embeds: fitsAsEmbeds(panels) ? panels.map(panelEmbed) : [listEmbed(panels)],
    components: rows(panels.map(openButton)),
    allowed_mentions: { parse: [] },
  };
}

function panelEmbed(panel: ShownPanel): EmbedPayload {
  return { title: panel.title, description: panel.content, color: colorValue(panel.color) };
}

function fitsAsEmbeds(panels: ShownPanel[]): boolean {
  const characters = panels.reduce(
    (sum, { title, content }) => sum + title.length + content.length,
    0,
  );
  return panels.length <= discordLimits.embedsPerMessage && characters <= discordLimits.embedsTotal;
}

function listEmbed(panels: ShownPanel[]): EmbedPayload {
  const share = Math.floor((discordLimits.embedsTotal - 100) / panels.length);
  const nameShare = Math.min(80, Math.floor(share / 2));
  return {
    title: 'How can we help?',
    color: colorValue(panels[0]?.color ?? '#5865f2'),
    fields: panels.map(({ title, content }) => ({
      name: clip(title, nameShare),
      value: clip(content, Math.min(discordLimits.embedFieldValue, share - nameShare)),
    })),
  };
}

function openButton(panel: ShownPanel): ButtonPayload {
  const { label, style, emoji } = panel.button;
  return {
    type: 2,
    style: styles[style],
    label,
    ...(emoji ? { emoji: buttonEmoji(emoji) } : {}),
    custom_id: customIds.openTicket(panel.id ?? 'preview'),
  };
}

function buttonEmoji(emoji: PanelEmoji): NonNullable<ButtonPayload['emoji']> {
  if (emoji.id === null) return { name: emoji.name };
  return { id: emoji.id, name: emoji.name, animated: emoji.animated };
}

function rows(buttons: ButtonPayload[]): ActionRowPayload[] {
  const { buttonsPerRow } = discordLimits;
  return Array.from({ length: Math.ceil(buttons.length / buttonsPerRow) }, (_, row) => ({
    type: 1,
    components: buttons.slice(row * buttonsPerRow, (row + 1) * buttonsPerRow),
  }));
}
