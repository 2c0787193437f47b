import {
  type APIInteraction,
  ChannelType,
  InteractionContextType,
  Locale,
} from 'discord-api-types/v10';
import { channelObject } from '../world/objects/channel.ts';
import { memberObject } from '../world/objects/member.ts';
import { messageObject } from '../world/objects/message.ts';
import { userById } from '../world/objects/user.ts';
import { permissionsIn } from '../world/permissions.ts';
import { refusal } from '../world/refusal.ts';
import type { InteractionRow } from '../world/rows.ts';
import { memberKey, type World } from '../world/world.ts';

/** The `d` of INTERACTION_CREATE: https://discord.com/developers/docs/interactions/receiving-and-responding */
export function interactionPayload(world: World, interaction: InteractionRow): APIInteraction {
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw refusal('unknownChannel');
  const message = interaction.messageId ? world.messages.get(interaction.messageId) : undefined;
  const payload = {
    id: interaction.id,
    application_id: interaction.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data: interaction.data,
    channel_id: channel.id,
    channel: channelObject(world, channel, interaction.applicationId),
    app_permissions: String(permissionsIn(world, interaction.applicationId, channel)),
    locale: Locale.EnglishUS,
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
    ...(message ? { message: messageObject(world, message, interaction.applicationId) } : {}),
    ...(interaction.guildId ? inGuild(world, interaction, interaction.guildId) : alone()),
  };
  return payload as unknown as APIInteraction;

  function alone() {
    const isOwn =
      channel?.type === ChannelType.DM && channel.recipientIds.includes(interaction.applicationId);
    return {
      user: userById(world, interaction.userId),
      authorizing_integration_owners: { '0': '0' },
      context: isOwn ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel,
    };
  }
}

function inGuild(world: World, { userId, channelId }: InteractionRow, guildId: string) {
  const guild = world.guilds.get(guildId);
  const member = world.members.get(memberKey(guildId, userId));
  const channel = world.channels.get(channelId);
  if (!guild || !member || !channel) throw refusal('unknownMember');
  return {
    guild_id: guildId,
    guild: { id: guildId, locale: guild.preferredLocale, features: guild.features },
    guild_locale: guild.preferredLocale,
    member: {
      ...memberObject(world, member),
      permissions: String(permissionsIn(world, userId, channel)),
    },
    authorizing_integration_owners: { '0': guildId },
    context: InteractionContextType.Guild,
  };
}
