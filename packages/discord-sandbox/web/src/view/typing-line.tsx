import { useEffect, useState } from 'react';
import { usePlace } from '../message/use-place.ts';
import { useSessionState } from '../session/use-session.ts';

/** Who is writing right now, under the composer. Its room is always kept. */
export function TypingLine({ channelId, guildId }: { channelId: string; guildId: string | null }) {
  const typing = useSessionState((state) => state.typing[channelId]);
  const selfId = useSessionState(({ self }) => self?.id);
  const { names } = usePlace(guildId);
  const [now, setNow] = useState(Date.now);

  const until = Object.entries(typing ?? {}).filter(([id, end]) => id !== selfId && end > now);
  const next = Math.min(...until.map(([, end]) => end));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new sign of typing is looked at at once
  useEffect(() => {
    setNow(Date.now());
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(() => setNow(Date.now()), next - Date.now() + 50);
    return () => clearTimeout(timer);
  }, [next, typing]);

  return (
    <div className="typing">
      {until.length > 0 && (
        <>
          <span className="typing-dots" aria-hidden="true" />
          {sentence(until.map(([id]) => names.users[id] ?? 'Someone'))}
        </>
      )}
    </div>
  );
}

function sentence(who: string[]): string {
  const [first, second, third] = who;
  if (who.length > 3) return 'Several people are typing…';
  if (third) return `${first}, ${second} and ${third} are typing…`;
  return second ? `${first} and ${second} are typing…` : `${first} is typing…`;
}
