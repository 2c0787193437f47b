import { useEffect, useState } from 'react';
import type { Person } from '../../../src/control/contract.ts';
import { followLinks } from '../route/follow-links.ts';
import { useSession, useSessionState } from '../session/use-session.ts';
import { Announcer } from './announcer.tsx';
import { ChannelPage } from './channel-page.tsx';
import { GuildRail } from './guild-rail.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { Notices } from './notices.tsx';
import { PersonMenu } from './person-menu.tsx';
import { Sidebar } from './sidebar.tsx';
import { Splash } from './splash.tsx';
import { useChannelKeys } from './use-channel-keys.ts';
import { useDrawers } from './use-drawers.ts';
import { usePlaceHere } from './use-place-here.ts';

interface ShellProps {
  everyone: Person[];
  onBecome: (person: Person) => void;
}

/** The frame: servers, channels, the open channel. On a phone the sides are drawers. */
export function Shell({ everyone, onBecome }: ShellProps) {
  const session = useSession();
  const phase = useSessionState((state) => state.phase);
  const problem = useSessionState((state) => state.problem);
  const here = usePlaceHere();
  const drawers = useDrawers(here.path);
  const [newcomers, setNewcomers] = useState<Person[]>([]);
  useChannelKeys(here);

  useEffect(() => {
    const unread = here.guild?.channels.some(({ unread }) => unread) ?? false;
    const where = here.channel ? `${here.channel.guildId ? '#' : ''}${here.title}` : here.title;
    document.title = `${unread ? '• ' : ''}${where} · Sandbox`;
  }, [here]);

  if (phase === 'failed') {
    return <Splash problem={problem ?? ''} onRetry={() => void session.retry()} />;
  }
  if (phase === 'loading') return <Splash />;

  return (
    // Only links are followed here; each is reachable by keyboard by itself.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div className="shell" data-drawer={drawers.open ?? undefined} onClick={followLinks}>
      <div className="left" id="left-drawer" inert={drawers.hidesLeft}>
        <GuildRail here={here} />
        <div className="left-column">
          <Sidebar here={here} />
          <PersonMenu
            everyone={[...everyone, ...newcomers]}
            onBecome={onBecome}
            onJoin={(person) => setNewcomers([...newcomers, person])}
            guild={here.guild}
          />
        </div>
      </div>
      <ChannelPage here={here} drawers={drawers} />
      {drawers.open && (
        <button type="button" className="scrim" aria-label="Close" onClick={drawers.close} />
      )}
      <ModalDialog />
      <Notices />
      <Announcer />
    </div>
  );
}
