import type { ChannelView } from '../../../src/control/contract.ts';
import { hrefOf } from '../route/route.ts';
import { useSessionState } from '../session/use-session.ts';
import { firstChannel } from './channel-order.ts';
import { Icon, type IconName } from './icons.tsx';
import type { Here } from './use-place-here.ts';

interface BlankProps {
  icon: IconName;
  title: string;
  children: React.ReactNode;
}

/** Stands where a channel would, and says why there is none. */
function Blank({ icon, title, children }: BlankProps) {
  return (
    <div className="blank">
      <span className="blank-icon">
        <Icon name={icon} size={32} />
      </span>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function NoAccess({ here }: { here: Here }) {
  const name = useSessionState(({ self }) => self?.displayName ?? 'You');
  const guilds = useSessionState((state) => state.guilds);
  const guild = here.guild ?? guilds[0];
  const channel = guild && firstChannel(guild);
  return (
    <Blank icon="lock" title={`${name} can’t see this`}>
      <p>
        The channel was deleted, or {name} has no access to it. If it should be there, switch to
        somebody who does, bottom left.
      </p>
      {guild && channel && (
        <a className="button button-primary" href={hrefOf(guild.id, channel.id)}>
          Go to #{channel.name}
        </a>
      )}
    </Blank>
  );
}

export function Home() {
  const some = useSessionState(({ directMessages }) => directMessages.length > 0);
  return (
    <Blank icon="chat" title="Direct messages">
      <p>
        {some
          ? 'Pick a conversation on the left.'
          : 'Nobody has written yet. Press a name in a server’s member list to write to them.'}
      </p>
    </Blank>
  );
}

export function NothingHere({ outage = false }: { outage?: boolean }) {
  return outage ? (
    <Blank icon="chat" title="This server is unavailable">
      <p>There is an outage. It comes back by itself.</p>
    </Blank>
  ) : (
    <Blank icon="hash" title="No channels to show">
      <p>This server has no channel that is open to you.</p>
    </Blank>
  );
}

export function VoiceChannel({ channel }: { channel: ChannelView }) {
  return (
    <Blank icon="speaker" title={channel.name}>
      <p>Voice channels can be seen here but not joined.</p>
    </Blank>
  );
}
