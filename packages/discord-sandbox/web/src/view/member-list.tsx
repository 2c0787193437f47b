import { useRef, useState } from 'react';
import type {
  ChannelView,
  GuildView,
  MemberView,
  RoleView,
} from '../../../src/control/contract.ts';
import { Avatar } from './avatar.tsx';
import { colorHex } from './color-hex.ts';
import { Profile } from './profile.tsx';

interface MemberGroup {
  name: string;
  members: MemberView[];
}

/** Who is here, by their highest shown role. */
export function MemberList({ guild, channel }: { guild: GuildView; channel: ChannelView }) {
  const groups = memberGroups(guild);
  return (
    <aside className="members" aria-label={`Members of ${guild.name}`} key={channel.guildId}>
      {groups.map(({ name, members }) => (
        // A fieldset is for forms, and a section would be one landmark too many.
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div key={name} role="group" aria-label={name}>
          <h2>
            {name} — {members.length}
          </h2>
          <ul>
            {members.map((member) => (
              <Member key={member.userId} member={member} guild={guild} channel={channel} />
            ))}
          </ul>
        </div>
      ))}
    </aside>
  );
}

interface MemberProps {
  member: MemberView;
  guild: GuildView;
  channel: ChannelView;
}

function Member({ member, guild, channel }: MemberProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <li>
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
    </li>
  );
}

function memberGroups({ roles, members }: GuildView): MemberGroup[] {
  const shown = roles.filter(({ hoist }) => hoist).sort((a, b) => b.position - a.position);
  const rest = new Set(members);
  const take = (name: string, belongs: (member: MemberView) => boolean) => {
    const found = [...rest].filter(belongs).sort(byName);
    for (const member of found) rest.delete(member);
    return { name, members: found };
  };
  const has = (role: RoleView) => (member: MemberView) =>
    member.online && member.roleIds.includes(role.id);
  return [
    ...shown.map((role) => take(role.name, has(role))),
    take('Online', ({ online }) => online),
    take('Offline', () => true),
  ].filter((group) => group.members.length > 0);
}

function byName(a: MemberView, b: MemberView): number {
  return a.displayName.localeCompare(b.displayName);
}
