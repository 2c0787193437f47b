import { Markdown } from '@fns/discord-ui/markdown';
import { usePlace } from '../message/use-place.ts';
import { Icon } from './icons.tsx';
import { channelIcon } from './sidebar.tsx';
import type { Drawers } from './use-drawers.ts';
import type { Here } from './use-place-here.ts';

export function ChannelHeader({ here, drawers }: { here: Here; drawers: Drawers }) {
  const place = usePlace(here.guild?.id ?? null);
  const { channel, guild, title } = here;
  return (
    <header className="header">
      {drawers.narrow && (
        <button
          type="button"
          className="icon-button"
          aria-label="Servers and channels"
          aria-expanded={drawers.open === 'left'}
          aria-controls="left-drawer"
          onClick={drawers.toggleLeft}
        >
          <Icon name="menu" />
        </button>
      )}
      {channel && <Icon name={channelIcon(channel)} />}
      <h1 className="header-title">{here.missing ? 'Not here' : title}</h1>
      {channel?.topic && (
        <div className="header-topic discord" title={channel.topic}>
          <Markdown text={channel.topic.replace(/\s+/g, ' ')} names={place.names} inline />
        </div>
      )}
      <span className="header-space" />
      {guild && channel && (
        <button
          type="button"
          className="icon-button"
          aria-label="Member list"
          aria-pressed={drawers.members}
          onClick={drawers.toggleMembers}
        >
          <Icon name="people" />
        </button>
      )}
    </header>
  );
}
