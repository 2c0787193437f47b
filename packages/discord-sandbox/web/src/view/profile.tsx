import type { ChannelView, GuildView, MemberView } from '../../../src/control/contract.ts';
import { hrefOf } from '../route/route.ts';
import { navigate } from '../route/use-route.ts';
import { useSession, useSessionState } from '../session/use-session.ts';
import { AppCommands } from './app-commands.tsx';
import { Avatar } from './avatar.tsx';
import { colorHex } from './color-hex.ts';
import { useContextCommands } from './context-commands.ts';
import { Icon } from './icons.tsx';
import { Popover } from './popover.tsx';

interface ProfileProps {
  member: MemberView;
  guild: GuildView;
  /** Where it was opened: applications' commands are used there. */
  channel: ChannelView;
  anchor: HTMLElement;
  onClose: () => void;
}

/** A member's card: name, roles, and a way to write to them. */
export function Profile({ member, guild, channel, anchor, onClose }: ProfileProps) {
  const session = useSession();
  const selfId = useSessionState(({ self }) => self?.id);
  const commands = useContextCommands(channel, 'user');
  const roles = guild.roles
    .filter(({ id }) => member.roleIds.includes(id))
    .sort((a, b) => b.position - a.position);

  const write = async () => {
    onClose();
    const channelId = await session.openDm(member.userId);
    if (channelId) navigate(hrefOf('@me', channelId));
  };

  return (
    <Popover anchor={anchor} label={member.displayName} className="profile" onClose={onClose}>
      <Avatar name={member.displayName} url={member.avatarUrl} size={72} online={member.online} />
      <p className="profile-name">
        {member.displayName} {member.bot && <span className="tag">APP</span>}
      </p>
      <p className="profile-handle">{member.username}</p>
      {roles.length > 0 && (
        <ul className="profile-roles" aria-label="Roles">
          {roles.map(({ id, name, color }) => (
            <li key={id}>
              <span className="role-dot" style={{ '--name': colorHex(color) }} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <div className="profile-actions">
        {member.userId !== selfId && (
          <button type="button" className="button button-primary" onClick={() => void write()}>
            <Icon name="chat" size={16} /> Message
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => {
            void navigator.clipboard?.writeText(member.userId);
            session.notify(`Copied ${member.userId}`);
          }}
        >
          <Icon name="id" size={16} /> Copy ID
        </button>
      </div>
      {commands.length > 0 && (
        <div className="profile-apps">
          <h3>Apps</h3>
          <AppCommands
            commands={commands}
            channel={channel}
            targetId={member.userId}
            onDone={onClose}
          />
        </div>
      )}
    </Popover>
  );
}
