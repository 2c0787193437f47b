import { z } from 'zod';
import { directChannel } from '../world/actions/channels.ts';
import { snowflake } from '../world/form.ts';
import { channelObject } from '../world/objects/channel.ts';
import { memberObject } from '../world/objects/member.ts';
import { userById } from '../world/objects/user.ts';
import { guildPermissions } from '../world/permissions.ts';
import { refusal } from '../world/refusal.ts';
import { compareIds } from '../world/snowflake.ts';
import { joinedGuild } from './access.ts';
import { type Call, parseBody, parseQuery } from './call.ts';
import { get, post, type Route } from './route.ts';

/** A bearer token reaches only what its scopes say; bots have no scopes. */
function needScope({ scopes }: Call, scope: string): void {
  if (scopes && !scopes.includes(scope)) throw refusal('missingScope');
}

function me(call: Call) {
  needScope(call, 'identify');
  const isPerson = call.scopes !== null;
  return {
    ...userById(call.world, call.userId),
    mfa_enabled: false,
    locale: 'en-US',
    verified: true,
    ...(isPerson
      ? {
          premium_type: 0,
          ...(call.scopes?.includes('email')
            ? { email: `${call.world.users.get(call.userId)?.username}@example.test` }
            : {}),
        }
      : { email: null }),
  };
}

const guildsSchema = z.object({
  before: snowflake.optional(),
  after: snowflake.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(200),
  with_counts: z.string().optional(),
});

function guilds(call: Call) {
  needScope(call, 'guilds');
  const { before, after, limit } = parseQuery(call, guildsSchema);
  return call.world.members
    .by('userId', call.userId)
    .filter(({ guildId }) => !before || compareIds(guildId, before) < 0)
    .filter(({ guildId }) => !after || compareIds(guildId, after) > 0)
    .sort((a, b) => compareIds(a.guildId, b.guildId))
    .slice(0, limit)
    .flatMap((member) => {
      const guild = call.world.guilds.get(member.guildId);
      if (!guild) return [];
      return {
        id: guild.id,
        name: guild.name,
        icon: guild.icon,
        banner: null,
        owner: guild.ownerId === call.userId,
        permissions: String(guildPermissions(call.world, member)),
        features: guild.features,
        ...(call.query.with_counts === 'true'
          ? {
              approximate_member_count: call.world.members.count('guildId', guild.id),
              approximate_presence_count: call.world.members.count('guildId', guild.id),
            }
          : {}),
      };
    });
}

const dmSchema = z.strictObject({ recipient_id: snowflake });

function openDirect(call: Call) {
  const { recipient_id } = parseBody(call, dmSchema);
  const other = call.world.users.get(recipient_id);
  if (!other) throw refusal('invalidRecipients');
  if (other.bot) throw refusal('cannotReachUser');
  return channelObject(call.world, directChannel(call.world, call.userId, other.id), call.userId);
}

export const userRoutes: Route[] = [
  get('/users/@me', me, 'user'),
  get('/users/@me/guilds', guilds, 'user'),
  get(
    '/users/@me/guilds/:guildId/member',
    (call) => {
      needScope(call, 'guilds.members.read');
      const { self } = joinedGuild(call);
      return memberObject(call.world, self);
    },
    'user',
  ),
  post('/users/@me/channels', openDirect),
  get('/users/:userId', (call) => {
    const id = call.params.userId ?? '';
    if (!call.world.users.has(id)) throw refusal('unknownUser');
    return userById(call.world, id);
  }),
];
