import type { ChannelView } from '../../../src/control/contract.ts';
import { useSession } from '../session/use-session.ts';
import { Avatar } from './avatar.tsx';
import type { ContextCommand } from './context-commands.ts';

interface AppCommandsProps {
  commands: ContextCommand[];
  channel: ChannelView;
  /** The message or the person they are used on. */
  targetId: string;
  onDone: () => void;
}

/** Applications' commands to choose from; choosing runs it. */
export function AppCommands({ commands, channel, targetId, onDone }: AppCommandsProps) {
  const { interactions } = useSession();
  return (
    <ul className="app-commands" aria-label="Apps">
      {commands.map(({ applicationId, applicationName, iconUrl, name }) => (
        <li key={applicationId + name}>
          <button
            type="button"
            className="app-command"
            onClick={() => {
              const { id: channelId, guildId } = channel;
              void interactions.run({ channelId, guildId, applicationId, name, targetId });
              onDone();
            }}
          >
            <Avatar name={applicationName} url={iconUrl} size={28} />
            <span className="me-words">
              <span className="me-name">{name}</span>
              <span className="me-note">{applicationName}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
