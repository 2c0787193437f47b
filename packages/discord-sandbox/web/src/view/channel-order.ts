import type { ChannelView, GuildView } from '../../../src/control/contract.ts';

const category = 4;
const threads = new Set([10, 11, 12]);
const talk = new Set([0, 5, 10, 11, 12, 15]);

export interface ChannelGroup {
  /** Null for the channels above all categories. */
  category: ChannelView | null;
  channels: { channel: ChannelView; threads: ChannelView[] }[];
}

/** A server's channels as Discord lists them: by category and position, voice below text. */
export function channelGroups(guild: GuildView): ChannelGroup[] {
  const inOrder = [...guild.channels].sort(byPlace);
  const categories = inOrder.filter(({ type }) => type === category);
  const groups = [null, ...categories].map((each) => ({
    category: each,
    channels: inOrder
      .filter(({ type }) => type !== category && !threads.has(type))
      .filter(({ parentId }) =>
        each ? parentId === each.id : !categories.some(({ id }) => id === parentId),
      )
      .map((channel) => ({
        channel,
        threads: inOrder.filter(
          ({ type, parentId }) => threads.has(type) && parentId === channel.id,
        ),
      })),
  }));
  return groups.filter((group) => group.channels.length > 0);
}

/** Every channel in the order it stands in the list. */
export function channelsInOrder(guild: GuildView): ChannelView[] {
  return channelGroups(guild).flatMap(({ channels }) =>
    channels.flatMap(({ channel, threads }) => [channel, ...threads]),
  );
}

export function firstChannel(guild: GuildView): ChannelView | undefined {
  return channelsInOrder(guild).find(({ type }) => talk.has(type));
}

function byPlace(a: ChannelView, b: ChannelView): number {
  return (
    Number(isVoice(a)) - Number(isVoice(b)) ||
    a.position - b.position ||
    a.id.length - b.id.length ||
    (a.id < b.id ? -1 : 1)
  );
}

export function isVoice({ type }: ChannelView): boolean {
  return type === 2 || type === 13;
}
