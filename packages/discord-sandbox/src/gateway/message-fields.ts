/** What these rules read of a message as it stands in a dispatch. */
interface MessageLike {
  author?: { id: string };
  guild_id?: string;
  mentions?: { id: string }[];
  referenced_message?: MessageLike | null;
  message_snapshots?: { message: object }[];
}

const hidden = { content: '', embeds: [], attachments: [], components: [] };

/**
 * A message as a bot without MESSAGE_CONTENT receives it: the fields that carry content are empty,
 * unless the bot wrote the message, is mentioned in it, or it is a direct message.
 * @see https://docs.discord.com/developers/events/gateway#message-content-intent
 */
export function withoutContent<Message extends MessageLike>(
  message: Message,
  botId: string,
): Message {
  // Only the outer message of a dispatch says which guild it is in.
  return message.guild_id === undefined ? message : blank(message, botId);
}

function blank<Message extends MessageLike>(message: Message, botId: string): Message {
  const referenced = message.referenced_message
    ? { referenced_message: blank(message.referenced_message, botId) }
    : {};
  if (message.author?.id === botId || message.mentions?.some((user) => user.id === botId)) {
    return { ...message, ...referenced };
  }
  const { poll: _, ...rest } = message as Message & { poll?: unknown };
  const snapshots = message.message_snapshots?.map(({ message: inner }) => ({
    message: { ...inner, ...hidden },
  }));
  return {
    ...(rest as Message),
    ...hidden,
    ...(snapshots ? { message_snapshots: snapshots } : {}),
    ...referenced,
  };
}
