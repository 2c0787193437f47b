import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { ChannelView, GuildView, MemberView } from '../../../src/control/contract.ts';
import { Avatar } from './avatar.tsx';
import { colorHex } from './color-hex.ts';
import { memberLines } from './member-groups.ts';
import { Profile } from './profile.tsx';
import { useMedia } from './use-media.ts';

interface MemberListProps {
  guild: GuildView;
  channel: ChannelView;
}

const headingHeight = 38;

/** Who is here, by their highest shown role. Only the lines in sight exist, however many there are. */
export function MemberList({ guild, channel }: MemberListProps) {
  const box = useRef<HTMLElement>(null);
  const finger = useMedia('(max-width: 860px), (pointer: coarse)');
  const lines = useMemo(() => memberLines(guild), [guild]);
  const memberHeight = finger ? 48 : 44;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => (lines[at]?.kind === 'heading' ? headingHeight : memberHeight),
    getItemKey: (at) => {
      const line = lines[at];
      return line?.kind === 'member' ? line.member.userId : (line?.name ?? at);
    },
    overscan: 10,
  });
  return (
    <aside ref={box} className="members" aria-label={`Members of ${guild.name}`} key={guild.id}>
      <div className="members-lines" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start, size }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <div
              key={key}
              className="members-line"
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              {line.kind === 'heading' ? (
                <h2>
                  {line.name} — {line.count}
                </h2>
              ) : (
                <Member member={line.member} guild={guild} channel={channel} />
              )}
            </div>
          );
        })}
      </div>
    </aside>
  );
}

function Member({ member, guild, channel }: MemberListProps & { member: MemberView }) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="member"
        data-offline={!member.online || undefined}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Avatar name={member.displayName} url={member.avatarUrl} size={32} online={member.online} />
        <span className="member-name" style={{ '--name': colorHex(member.color) }}>
          {member.displayName}
        </span>
        {member.bot && <span className="tag">APP</span>}
        {member.owner && <span className="member-owner">owner</span>}
      </button>
      {open && button.current && (
        <Profile
          member={member}
          guild={guild}
          channel={channel}
          anchor={button.current}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
