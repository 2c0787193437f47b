import { createHmac, timingSafeEqual } from 'node:crypto';
import { setting, type World } from '../world/world.ts';

/** How long an attachment's link lives, milliseconds. Discord's die after about a day too. */
const lifetime = 24 * 60 * 60 * 1000;

/**
 * A link to an attachment that expires, in Discord's form: `ex` and `is` are hexadecimal Unix seconds,
 * `hm` signs them together with the path.
 */
export function signedLink(
  world: World,
  { channelId, id, filename }: { channelId: string; id: string; filename: string },
): string {
  const path = `/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
  const issued = Math.floor(world.clock.now() / 1000);
  const is = issued.toString(16);
  const ex = (issued + lifetime / 1000).toString(16);
  return `${world.origin}/cdn${path}?ex=${ex}&is=${is}&hm=${sign(world, path, ex, is)}&`;
}

/** Whether a link was signed here and has not expired. */
export function linkHolds(
  world: World,
  path: string,
  { ex, is, hm }: { ex?: string | undefined; is?: string | undefined; hm?: string | undefined },
): boolean {
  if (!ex || !is || !hm || !/^[0-9a-f]+$/.test(ex)) return false;
  const wanted = Buffer.from(sign(world, path, ex, is));
  const given = Buffer.from(hm);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return false;
  return Number.parseInt(ex, 16) * 1000 > world.clock.now();
}

function sign(world: World, path: string, ex: string, is: string): string {
  return createHmac('sha256', setting(world, 'linkKey'))
    .update(`${path}?${ex}.${is}`)
    .digest('hex');
}
