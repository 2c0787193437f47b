import type { ChannelView } from '../../../../src/control/contract.ts';
import { Icon } from '../icons.tsx';
import { channelIcon } from '../sidebar.tsx';
import type { Here } from '../use-place-here.ts';

const widths = [62, 38, 80, 54, 46, 70, 34, 66];

/** Holds the room of messages that are on their way. */
export function LogSkeleton({ tall }: { tall: boolean }) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">Loading messages</span>
      {widths.slice(0, tall ? 8 : 3).map((width) => (
        <div key={width} className="skeleton-row" aria-hidden="true">
          <span className="skeleton-face" />
          <span className="skeleton-text">
            <span style={{ width: `${width / 3}%` }} />
            <span style={{ width: `${width}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}

export function LogProblem({ problem, onRetry }: { problem: string; onRetry: () => void }) {
  return (
    <div className="log-problem" role="alert">
      <p>{problem}</p>
      <button type="button" className="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}

/** Above the first message there is. */
export function Start({ here, channel }: { here: Here; channel: ChannelView }) {
  const direct = channel.guildId === null;
  return (
    <div className="start">
      <span className="start-icon">
        <Icon name={channelIcon(channel)} size={34} />
      </span>
      <h2>{direct ? here.title : `Welcome to #${channel.name}`}</h2>
      <p>
        {direct
          ? `This is the beginning of your direct messages with ${here.title}.`
          : `This is the start of ${channel.private ? 'this private channel' : 'the channel'}.`}
      </p>
    </div>
  );
}
