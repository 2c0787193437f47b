import type { MessagePayload } from '@fns/contracts/message-payload';
import type { MentionNames } from '@fns/discord-ui/markdown';
import { Message, type ShownMessage } from '@fns/discord-ui/message';

interface PayloadMessageProps {
  payload: MessagePayload;
  author: ShownMessage['author'];
  names: MentionNames;
  at: string;
}

/** Draws the very object that the bot sends. */
export function PayloadMessage({ payload, author, names, at }: PayloadMessageProps) {
  const { content = '', embeds = [], components = [] } = payload;
  return (
    <Message
      names={names}
      message={{
        id: 'preview',
        author,
        content,
        createdAt: at,
        editedAt: null,
        embeds,
        components,
        attachments: [],
      }}
    />
  );
}
