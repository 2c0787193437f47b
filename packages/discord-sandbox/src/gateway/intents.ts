import { GatewayIntentBits } from 'discord-api-types/v10';

const privileged =
  GatewayIntentBits.MessageContent |
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences;

/** Every bit that names an intent; a sum with any other bit is refused. */
const known = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((sum, bit) => sum | bit, 0);

/** Close codes 4013 and 4014: bits that don't exist, and privileged ones that were not granted. */
export function judgeIntents(
  intents: number,
  granted: number,
): 'ok' | 'invalidIntents' | 'disallowedIntents' {
  if (intents < 0 || (intents & ~known) !== 0) return 'invalidIntents';
  return (intents & privileged & ~granted) === 0 ? 'ok' : 'disallowedIntents';
}

/** An event that needs no intent (0) always passes; else one of its bits must have been asked for. */
export function intentAllows(intents: number, needed: number): boolean {
  return needed === 0 || (intents & needed) !== 0;
}
