import type { APIMessage } from 'discord-api-types/v10';
import {
  type Autocomplete,
  autocompleteAnswerSchema,
  type ChannelView,
  type Click,
  channelViewSchema,
  commandListSchema,
  type InteractionOutcome,
  interactionOutcomeSchema,
  type MessagePageQuery,
  messagePageSchema,
  messageSchema,
  type RunCommand,
  type Select,
  type SendMessage,
  type SubmitModal,
  type UserState,
  userStateSchema,
} from '../control/contract.ts';
import type { UsableComponent } from './components.ts';
import type { Http } from './http.ts';
import { type LiveFeed, openLiveFeed } from './live-feed.ts';
import { type Patience, waitFor } from './wait-for.ts';

/** A thing by its id, or the thing itself. */
type Ref = string | { id: string };
const idOf = (ref: Ref) => (typeof ref === 'string' ? ref : ref.id);

type Until = Pick<Click, 'until'>;

export type SandboxPerson = ReturnType<typeof openPerson>;

/**
 * What one person can do and see. Everything is refused that this person could not do in Discord:
 * calls throw a SandboxRefusal.
 */
export function openPerson(http: Http, userId: () => Promise<string>) {
  const path = async (rest: string) => `/users/${await userId()}${rest}`;
  const use = async (kind: string, body: object): Promise<InteractionOutcome> =>
    http.call(interactionOutcomeSchema, 'POST', await path(`/${kind}`), body);

  const person = {
    id: userId,
    state: async (): Promise<UserState> => http.call(userStateSchema, 'GET', await path('/state')),

    /** Every channel this person can see, direct messages too. */
    async channels(): Promise<ChannelView[]> {
      const { guilds, directMessages } = await person.state();
      return [...guilds.flatMap((guild) => guild.channels), ...directMessages];
    },

    /** The visible channel of that name (`#general` or `general`). */
    async channel(name: string): Promise<ChannelView> {
      const bare = name.replace(/^#/, '');
      const found = (await person.channels()).find((channel) => channel.name === bare);
      if (!found) throw new Error(`${await userId()} sees no channel "${bare}"`);
      return found;
    },

    /** A page of messages, oldest first; the latest when nothing else is asked. */
    async messages(channel: Ref, query: MessagePageQuery = {}): Promise<APIMessage[]> {
      const search = new URLSearchParams(
        Object.entries(query).map(([name, value]) => [name, String(value)]),
      );
      const page = await path(`/channels/${idOf(channel)}/messages?${search}`);
      return (await http.call(messagePageSchema, 'GET', page)).messages;
    },

    say: async (
      channel: Ref,
      content: string,
      more: Omit<SendMessage, 'channelId' | 'content'> = {},
    ): Promise<APIMessage> =>
      http.call(messageSchema, 'POST', await path('/messages'), {
        channelId: idOf(channel),
        content,
        ...more,
      }),
    edit: async (message: Ref, content: string): Promise<APIMessage> =>
      http.call(messageSchema, 'PATCH', await path(`/messages/${idOf(message)}`), { content }),
    delete: async (message: Ref): Promise<void> =>
      http.run('DELETE', await path(`/messages/${idOf(message)}`)),
    react: async (message: Ref, emoji: string): Promise<void> =>
      http.run('PUT', await path(`/messages/${idOf(message)}/reactions`), { emoji }),
    unreact: async (message: Ref, emoji: string): Promise<void> =>
      http.run('DELETE', await path(`/messages/${idOf(message)}/reactions`), { emoji }),
    typing: async (channel: Ref): Promise<void> =>
      http.run('POST', await path('/typing'), { channelId: idOf(channel) }),
    read: async (channel: Ref): Promise<void> =>
      http.run('POST', await path('/read'), { channelId: idOf(channel) }),
    openDm: async (recipient: Ref): Promise<ChannelView> =>
      http.call(channelViewSchema, 'POST', await path('/dms'), { recipientId: idOf(recipient) }),

    /** Presses a button, see `buttonOf`. */
    click: (button: UsableComponent, until: Until = {}) =>
      use('clicks', { ...button, ...until } satisfies Click),
    /** Chooses in a select menu, see `selectOf`. */
    select: (menu: UsableComponent, values: string[], until: Until = {}) =>
      use('selects', { ...menu, values, ...until } satisfies Select),
    command: (command: RunCommand) => use('commands', command),
    submit: (modal: SubmitModal) => use('modals', modal),
    autocomplete: async (typed: Autocomplete) =>
      http.call(autocompleteAnswerSchema, 'POST', await path('/autocompletes'), typed),
    commands: async (channel: Ref) =>
      http.call(commandListSchema, 'GET', await path(`/channels/${idOf(channel)}/commands`)),

    /** What happens from now on, as this person's client would be told. */
    live: async (): Promise<LiveFeed> => openLiveFeed(http.base, await userId()),

    /** The newest message there that fits, as soon as there is one. */
    waitForMessage: (
      channel: Ref,
      fits: (message: APIMessage) => boolean = () => true,
      patience: Patience = {},
    ): Promise<APIMessage> =>
      waitFor(async () => (await person.messages(channel)).findLast(fits), {
        what: `a message in ${idOf(channel)}`,
        ...patience,
      }),
    waitForChannel: (
      fits: (channel: ChannelView) => boolean,
      patience: Patience = {},
    ): Promise<ChannelView> =>
      waitFor(async () => (await person.channels()).find(fits), { what: 'a channel', ...patience }),
  };
  return person;
}
