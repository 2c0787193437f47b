import { z } from 'zod';
import { documentId, instant, snowflake } from './ids.ts';
import { discordLimits, productLimits } from './limits.ts';
import { atMostCharacters } from './sentences.ts';

/** `#rrggbb`, as a colour input gives it. */
export const hexColor = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour like #5865f2');

/** The four button styles a panel can use; Discord's link and premium styles open no ticket. */
export const buttonStyle = z.enum(['primary', 'secondary', 'success', 'danger']);
export type ButtonStyle = z.infer<typeof buttonStyle>;

/** A unicode emoji (`id` null) or one of the server's own. */
export const panelEmoji = z.strictObject({
  id: snowflake.nullable(),
  name: z.string().min(1).max(100),
  animated: z.boolean().default(false),
});
export type PanelEmoji = z.infer<typeof panelEmoji>;

export const panelButton = z.strictObject({
  label: z
    .string()
    .trim()
    .min(1, 'Give the button a label')
    .max(discordLimits.buttonLabel, atMostCharacters(discordLimits.buttonLabel)),
  style: buttonStyle,
  emoji: panelEmoji.nullable(),
});

/** The message that greets the member in the new ticket. `{user}`, `{number}`, `{panel}`, `{server}` are filled in. */
export const welcomeEmbed = z.strictObject({
  title: z
    .string()
    .trim()
    .max(discordLimits.embedTitle, atMostCharacters(discordLimits.embedTitle)),
  description: z
    .string()
    .trim()
    .min(1, 'Say something to the person who opens a ticket')
    .max(
      discordLimits.embedDescription - 512,
      atMostCharacters(discordLimits.embedDescription - 512),
    ),
  color: hexColor.nullable(),
});

/** What an admin edits. The same schema judges the form, the dashboard's API and what the bot reads. */
export const panelInput = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1, 'Give the panel a title')
    .max(discordLimits.embedTitle, atMostCharacters(discordLimits.embedTitle)),
  content: z
    .string()
    .trim()
    .min(1, 'Say what this panel is for')
    .max(discordLimits.embedDescription, atMostCharacters(discordLimits.embedDescription)),
  color: hexColor,
  button: panelButton,
  welcomeEmbed,
  /** The category that new ticket channels go under; null = top of the channel list. */
  categoryId: snowflake.nullable(),
  /** Roles that see and answer this panel's tickets. */
  staffRoles: z.array(snowflake).max(productLimits.staffRolesPerPanel),
  /** Ping the staff roles in the welcome message. */
  pingStaff: z.boolean().default(false),
  enabled: z.boolean().default(true),
});
export type PanelInput = z.infer<typeof panelInput>;

/** A saved panel. `version` counts edits, for optimistic locking; `channel`/`messageId` say where it was sent last. */
export const panel = panelInput.extend({
  id: documentId,
  guild: snowflake,
  channel: snowflake.nullable(),
  messageId: snowflake.nullable(),
  sentAt: instant.nullable(),
  version: z.int().nonnegative(),
  createdBy: snowflake,
  createdAt: instant,
  updatedAt: instant,
});
export type Panel = z.infer<typeof panel>;

/** What a member may see of a panel: `GET /api/panels/[panelId]`, public. */
export const publicPanel = panel.pick({
  id: true,
  guild: true,
  title: true,
  content: true,
  color: true,
  button: true,
  enabled: true,
});
export type PublicPanel = z.infer<typeof publicPanel>;
