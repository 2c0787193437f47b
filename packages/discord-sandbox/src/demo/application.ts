import { randomBytes } from 'node:crypto';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { pictureHash } from '../cdn/picture.ts';
import type { World } from '../world/world.ts';

/** The application that a demo starts with. */
export interface DemoApplication {
  /** Also the bot's user id; 17 to 19 digits. */
  id: string;
  name: string;
  botToken: string;
  clientSecret: string;
  /** Empty: any redirect to this machine. */
  redirectUris?: string[];
}

/** The application and its bot's account. */
export function addApplication(world: World, application: DemoApplication, ownerId: string): void {
  world.applications.put({
    id: application.id,
    name: application.name,
    description: `The demo's application.`,
    icon: pictureHash(application.id),
    ownerId,
    botToken: application.botToken,
    clientSecret: application.clientSecret,
    redirectUris: application.redirectUris ?? [],
    verifyKey: randomBytes(32).toString('hex'),
    privilegedIntents: GatewayIntentBits.MessageContent | GatewayIntentBits.GuildMembers,
    botPublic: true,
  });
  world.users.put({
    id: application.id,
    username: application.name,
    globalName: null,
    bot: true,
    avatar: pictureHash(application.id),
    colors: ['#5865f2', '#2b2f8f'],
    note: null,
  });
}
