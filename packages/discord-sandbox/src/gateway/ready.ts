import type { GatewayReadyDispatchData } from 'discord-api-types/v10';
import { applicationFlags } from '../world/objects/application.ts';
import { userById } from '../world/objects/user.ts';
import type { ApplicationRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import { guildsOf } from './guilds.ts';
import type { Session } from './session.ts';

/** @see https://docs.discord.com/developers/events/gateway-events#ready */
export function readyData(
  world: World,
  session: Session,
  application: ApplicationRow,
): GatewayReadyDispatchData {
  const flags = applicationFlags(application);
  const ready = {
    v: 10,
    user: {
      ...userById(world, session.botId),
      verified: true,
      mfa_enabled: false,
      email: null,
    },
    guilds: guildsOf(world, session).map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: gatewayUrl(world),
    shard: session.shard,
    application: { id: application.id, flags, flags_new: String(flags) },
    user_settings: {},
    relationships: [],
    private_channels: [],
    presences: [],
    guild_join_requests: [],
    _trace: ['["sandbox"]'],
  };
  return ready as GatewayReadyDispatchData;
}

/** Where clients connect. */
export function gatewayUrl(world: World): string {
  return `${world.origin.replace(/^http/, 'ws')}/gateway`;
}
