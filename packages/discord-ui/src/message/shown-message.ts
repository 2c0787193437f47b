import type { ShownAttachment } from './attachments.tsx';
import type { ShownReaction } from './reactions.tsx';

export interface ShownAuthor {
  id: string;
  displayName: string;
  /** Without one, the first letter on a colour stands there. */
  avatarUrl: string | null;
  bot: boolean;
  /** Of the highest coloured role; 0 or none for the plain text colour. */
  color?: number | null | undefined;
}

/** What a message shows, whether live from Discord or from an archive. Moments are ISO 8601. */
export interface ShownMessage {
  id: string;
  author: ShownAuthor;
  content: string;
  createdAt: string;
  editedAt: string | null;
  /** Set for a message kept after its deletion. */
  deletedAt?: string | null | undefined;
  /** What it said before each edit, oldest first. */
  edits?: readonly { content: string; at: string }[] | undefined;
  /** Discord's JSON. */
  embeds: readonly object[];
  /** Discord's JSON. */
  components: readonly object[];
  attachments: readonly ShownAttachment[];
  /** Null when it answers a message that is gone; undefined when it is no reply. */
  replyTo?: ShownReply | null | undefined;
  /** For the answer to a slash command. */
  command?: { userName: string; name: string } | null | undefined;
  reactions?: readonly ShownReaction[] | undefined;
  stickers?: readonly { id?: string; name: string }[] | undefined;
  ephemeral?: boolean | undefined;
  /** The bot has asked for more time to answer. */
  thinking?: boolean | undefined;
  /** Discord's message type number; 0 when it was simply said. */
  type?: number | undefined;
  pinned?: boolean | undefined;
}

export interface ShownReply {
  author: Pick<ShownAuthor, 'displayName' | 'avatarUrl' | 'color'> & { id?: string };
  content: string;
  /** Where the answered message is. */
  href?: string | undefined;
}

export function colorOf({ color }: Pick<ShownAuthor, 'color'>): string | undefined {
  return color ? `#${color.toString(16).padStart(6, '0')}` : undefined;
}
