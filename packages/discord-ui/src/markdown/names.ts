/** Names behind the ids a text mentions, and where a mentioned thing is. */
export interface MentionNames {
  users: Readonly<Record<string, string>>;
  roles: Readonly<Record<string, { name: string; color: number }>>;
  channels: Readonly<Record<string, string>>;
  /** Where a channel is to be found; without it a channel mention is no link. */
  channelHref?: ((id: string) => string | undefined) | undefined;
  /** Where custom emoji's pictures come from; Discord's CDN unless told. */
  emojiUrl?: ((id: string, animated: boolean) => string) | undefined;
}

export const noNames: MentionNames = { users: {}, roles: {}, channels: {} };
