import { useState } from 'react';
import { useSessionState } from '../session/use-session.ts';
import { ChannelHeader } from './channel-header.tsx';
import { isVoice } from './channel-order.ts';
import { Composer } from './composer/composer.tsx';
import { Forum } from './forum.tsx';
import { MemberList } from './member-list.tsx';
import { MessageList } from './message-list/message-list.tsx';
import { OfflineBanner } from './notices.tsx';
import { Home, NoAccess, NothingHere, VoiceChannel } from './places.tsx';
import { TypingLine } from './typing-line.tsx';
import type { Drawers } from './use-drawers.ts';
import type { Here } from './use-place-here.ts';

/** The open channel with its header, and its members beside it. */
export function ChannelPage({ here, drawers }: { here: Here; drawers: Drawers }) {
  const members = here.guild && here.channel && drawers.members;
  return (
    <>
      <main className="main" inert={drawers.hidesMain}>
        <ChannelHeader here={here} drawers={drawers} />
        <OfflineBanner />
        <Place here={here} />
      </main>
      {members && here.guild && here.channel && (
        <MemberList guild={here.guild} channel={here.channel} />
      )}
    </>
  );
}

function Place({ here }: { here: Here }) {
  const { guild, channel } = here;
  if (here.missing) return <NoAccess here={here} />;
  if (!channel) return here.home ? <Home /> : <NothingHere />;
  if (guild && !guild.available) return <NothingHere outage />;
  if (isVoice(channel)) return <VoiceChannel channel={channel} />;
  if (channel.type === 15 && guild) return <Forum guild={guild} channel={channel} />;
  return <Conversation key={channel.id} here={here} channelId={channel.id} />;
}

/** What is said, and where one says something. */
function Conversation({ here, channelId }: { here: Here; channelId: string }) {
  const [replyTo, setReplyTo] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const selfId = useSessionState(({ self }) => self?.id ?? '');
  const { channel } = here;
  if (!channel) return null;
  return (
    <>
      <MessageList
        here={here}
        channel={channel}
        selfId={selfId}
        editing={editing}
        onEdit={setEditing}
        onReply={setReplyTo}
      />
      <Composer
        key={channelId}
        channel={channel}
        guildId={here.guild?.id ?? null}
        title={here.title}
        replyTo={replyTo}
        onReply={setReplyTo}
        onEditLast={setEditing}
      />
      <TypingLine channelId={channelId} guildId={here.guild?.id ?? null} />
    </>
  );
}
