import type { ReactNode } from 'react';
import type {} from '../css-properties.ts';
import type { MentionNames } from './names.ts';

export function Mention({ children }: { children: ReactNode }) {
  return <span className="dc-mention">{children}</span>;
}

export function UserMention({ id, names }: { id: string; names: MentionNames }) {
  return <Mention>@{names.users[id] ?? 'unknown-user'}</Mention>;
}

/** A role in its own colour: a tint behind the readable mention text, since any colour may be chosen. */
export function RoleMention({ id, names }: { id: string; names: MentionNames }) {
  const role = names.roles[id];
  if (!role?.color) return <Mention>@{role?.name ?? 'unknown-role'}</Mention>;
  const hex = `#${role.color.toString(16).padStart(6, '0')}`;
  return (
    <span className="dc-mention dc-mention-role" style={{ '--dc-role': hex }}>
      @{role.name}
    </span>
  );
}

export function ChannelMention({ id, names }: { id: string; names: MentionNames }) {
  const name = names.channels[id];
  const href = names.channelHref?.(id);
  const label = `#${name ?? 'unknown'}`;
  if (!name || !href) return <Mention>{label}</Mention>;
  return (
    <a className="dc-mention" href={href}>
      {label}
    </a>
  );
}
