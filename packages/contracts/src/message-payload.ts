/**
 * The part of Discord's message JSON that our views write. Plain data: the bot sends it as it is and
 * the dashboard's preview draws the very same object.
 * @see https://docs.discord.com/developers/resources/message#create-message
 */
export interface EmbedPayload {
  title?: string;
  description?: string;
  url?: string;
  color?: number;
  timestamp?: string;
  author?: { name: string; icon_url?: string };
  footer?: { text: string; icon_url?: string };
  fields?: { name: string; value: string; inline?: boolean }[];
  thumbnail?: { url: string };
}

export interface ButtonPayload {
  type: 2;
  /** 1 primary, 2 secondary, 3 success, 4 danger, 5 link. */
  style: 1 | 2 | 3 | 4 | 5;
  label?: string;
  emoji?: { id?: string; name: string; animated?: boolean };
  /** Every button but a link has one; unique in its message. */
  custom_id?: string;
  /** Only a link has one. */
  url?: string;
  disabled?: boolean;
}

export interface ActionRowPayload {
  type: 1;
  components: ButtonPayload[];
}

export interface MessagePayload {
  content?: string;
  embeds?: EmbedPayload[];
  components?: ActionRowPayload[];
  /** Written out each time, so that no text a person typed can ping by accident. */
  allowed_mentions: { parse: never[]; users?: string[]; roles?: string[] };
  flags?: number;
}
