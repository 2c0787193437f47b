import type { Snowflake } from '@fns/contracts/ids';
import type { MessagePayload } from '@fns/contracts/message-payload';
import type { Result } from '@fns/core/result';
import type { APIInteractionGuildMember } from 'discord.js';

/** A button that a member pressed in a guild. */
export interface ButtonPress {
  interactionId: Snowflake;
  guildId: Snowflake;
  channelId: Snowflake;
  member: APIInteractionGuildMember;
  /** The last part of the custom id. */
  arg: string;
}

/** What a button does. The router has acknowledged before `press` runs, and shows its answer. */
export interface ButtonHandler {
  feature: string;
  action: string;
  /** `reply` answers with a new message that only this person sees; `update` changes the button's own. */
  acknowledge: 'reply' | 'update';
  press: (press: ButtonPress) => Promise<Result<MessagePayload>>;
}
