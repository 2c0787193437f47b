import type { APIApplication } from 'discord-api-types/v10';
import { ApplicationFlags, GatewayIntentBits } from 'discord-api-types/v10';
import type { ApplicationRow } from '../rows.ts';
import type { World } from '../world.ts';
import { userById } from './user.ts';

/** In Discord's OpenAPI description, but not in its pages. */
const undocumented = {
  type: null,
  explicit_content_filter: 0,
  eligible_oauth2_scopes: [
    'identify',
    'guilds',
    'guilds.members.read',
    'bot',
    'applications.commands',
  ],
};

/** https://discord.com/developers/docs/resources/application#application-object */
export function applicationObject(world: World, application: ApplicationRow): APIApplication {
  const flags = applicationFlags(application);
  const grants = [...world.accessTokens.values()]
    .filter(({ applicationId }) => applicationId === application.id)
    .map(({ userId }) => userId);
  const installed = world.members.count('userId', application.id);
  return {
    ...undocumented,
    id: application.id,
    name: application.name,
    icon: application.icon,
    description: application.description,
    summary: '',
    bot_public: application.botPublic,
    bot_require_code_grant: false,
    bot: userById(world, application.id),
    owner: userById(world, application.ownerId),
    verify_key: application.verifyKey,
    team: null,
    flags: flags as APIApplication['flags'],
    flags_new: String(flags),
    approximate_guild_count: installed,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: new Set(grants).size,
    redirect_uris: application.redirectUris,
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
  };
}

/** The flags by which an application's granted privileged intents show. */
export function applicationFlags({ privilegedIntents }: ApplicationRow): number {
  const granted = (bit: number) => (privilegedIntents & bit) !== 0;
  return (
    (granted(GatewayIntentBits.GuildPresences) ? ApplicationFlags.GatewayPresenceLimited : 0) |
    (granted(GatewayIntentBits.GuildMembers) ? ApplicationFlags.GatewayGuildMembersLimited : 0) |
    (granted(GatewayIntentBits.MessageContent) ? ApplicationFlags.GatewayMessageContentLimited : 0)
  );
}

export function applicationIconUrl(
  world: World,
  { id, icon }: Pick<ApplicationRow, 'id' | 'icon'>,
): string {
  return icon
    ? `${world.origin}/cdn/app-icons/${id}/${icon}.png`
    : `${world.origin}/cdn/embed/avatars/0.png`;
}
