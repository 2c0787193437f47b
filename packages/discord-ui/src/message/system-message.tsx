import type {} from '../css-properties.ts';
import { Icon } from '../icons.tsx';
import { MessageTime } from '../timestamp.tsx';
import { colorOf, type ShownMessage } from './shown-message.ts';

export { systemText } from './system-text.ts';

export function SystemMessage({ message, text }: { message: ShownMessage; text: string }) {
  const { author, createdAt, type } = message;
  return (
    <>
      <div className="dc-gutter dc-gutter-system">
        <Icon name={type === 6 ? 'pin' : 'arrow'} size={18} />
      </div>
      <div className="dc-body dc-system">
        <span className="dc-author" style={{ '--dc-name': colorOf(author) }}>
          {author.displayName}
        </span>{' '}
        {text} <MessageTime at={createdAt} className="dc-time" />
      </div>
    </>
  );
}
