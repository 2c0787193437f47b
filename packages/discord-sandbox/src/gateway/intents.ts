import { GatewayIntentBits } from 'discord-api-types/v10';

/** The privileged intents that an application has been granted. */
export interface PrivilegedIntents {
  messageContent: boolean;
  guildMembers: boolean;
  presences: boolean;
}

export const everyPrivilegedIntent: PrivilegedIntents = {
  messageContent: true,
  guildMembers: true,
  presences: true,
};

/** Every bit that names an intent; a sum with any other bit is refused. */
const known = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((sum, bit) => sum | bit, 0);

export type IntentJudgement = 'ok' | 'invalidIntents' | 'disallowedIntents';

/** Close codes 4013 and 4014: bits that don't exist, and privileged ones that were not granted. */
export function judgeIntents(intents: number, granted: PrivilegedIntents): IntentJudgement {
  if (intents < 0 || (intents & ~known) !== 0) return 'invalidIntents';
  if (intents & GatewayIntentBits.MessageContent && !granted.messageContent)
    return 'disallowedIntents';
  if (intents & GatewayIntentBits.GuildMembers && !granted.guildMembers) return 'disallowedIntents';
  if (intents & GatewayIntentBits.GuildPresences && !granted.presences) return 'disallowedIntents';
  return 'ok';
}

/** An event that needs no intent (0) always passes; else one of its bits must have been asked for. */
export function intentAllows(intents: number, needed: number): boolean {
  return needed === 0 || (intents & needed) !== 0;
}
