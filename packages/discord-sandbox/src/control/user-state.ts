import { acknowledgeWithin } from '../interactions/life.ts';
import type { ChannelRow, InteractionRow, UserRow } from '../world/rows.ts';
import { compareIds } from '../world/snowflake.ts';
import type { World } from '../world/world.ts';
import type { PendingInteraction, UserState } from './contract.ts';
import { channelView, guildView, type IsOnline, personView } from './views.ts';

/** All that one person's client starts from. */
export function userState(world: World, person: UserRow, isOnline: IsOnline): UserState {
  const guilds = world.members
    .by('userId', person.id)
    .flatMap(({ guildId }) => world.guilds.get(guildId) ?? [])
    .map((guild) => guildView(world, guild, person.id, isOnline));
  const directs = directsOf(world, person.id);
  const known = new Set([
    person.id,
    ...guilds.flatMap(({ members }) => members.map(({ userId }) => userId)),
    ...directs.flatMap(({ recipientIds }) => recipientIds),
  ]);
  return {
    self: personView(world, person),
    guilds,
    directMessages: directs.map((channel) => channelView(world, channel, person.id)),
    people: [...known].flatMap((id) => {
      const user = world.users.get(id);
      return user ? personView(world, user) : [];
    }),
    pending: [...world.interactions.values()]
      .filter((interaction) => interaction.userId === person.id && waits(world, interaction))
      .map(pendingView),
  };
}

/** Direct messages in which something was said, and those the person opened; the latest first. */
function directsOf(world: World, userId: string): ChannelRow[] {
  const latest = (channel: ChannelRow) => channel.lastMessageId ?? channel.id;
  return world.channels.by('recipientId', userId).sort((a, b) => compareIds(latest(b), latest(a)));
}

function waits(world: World, { acknowledgement, failed, createdAt }: InteractionRow): boolean {
  return !acknowledgement && !failed && world.clock.now() - createdAt < acknowledgeWithin;
}

export function pendingView(interaction: InteractionRow): PendingInteraction {
  return {
    interactionId: interaction.id,
    channelId: interaction.channelId,
    applicationId: interaction.applicationId,
    messageId: interaction.messageId,
    customId: interaction.customId,
    commandName: interaction.commandName,
  };
}
