import type { PermissionFlagsBits } from 'discord-api-types/v10';

/** The form of a demo file: names instead of ids, in the order Discord shows things. */
export interface DemoWorld {
  people: Record<string, DemoPerson>;
  servers: DemoServer[];
}

export interface DemoPerson {
  displayName: string;
  /** Both ends of the picture's gradient. */
  colors: [string, string];
  note: string;
}

export type Permission = keyof typeof PermissionFlagsBits;

export interface DemoServer {
  name: string;
  description: string;
  colors: [string, string];
  /** A person's name in `people`. */
  owner: string;
  everyone: Permission[];
  /** Highest first. `bot` marks the role of the application's bot, which is then in this server. */
  roles: DemoRole[];
  /** Who is in it, with the names of their roles. */
  members: Record<string, string[]>;
  categories: DemoCategory[];
  /** Where Discord says who joined. */
  systemChannel?: string;
  emojis?: { name: string; svg: string }[];
}

export interface DemoRole {
  name: string;
  color?: number;
  hoist?: boolean;
  mentionable?: boolean;
  permissions: Permission[];
  bot?: boolean;
}

export interface DemoCategory {
  name: string;
  channels: DemoChannel[];
  access?: DemoAccess[];
}

export interface DemoChannel {
  name: string;
  kind?: 'text' | 'voice' | 'announcements';
  topic?: string;
  /** Left out: its category's. */
  access?: DemoAccess[];
  messages?: DemoMessage[];
}

/** What a role may or may not do there; `everyone` stands for all. */
export interface DemoAccess {
  role: string;
  allow?: Permission[];
  deny?: Permission[];
}

export interface DemoMessage {
  from: string;
  /** Hours before the demo began. */
  hoursAgo: number;
  text: string;
  reactions?: Record<string, string[]>;
}
