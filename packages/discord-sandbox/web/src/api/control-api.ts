import type { APIMessage } from 'discord-api-types/v10';
import {
  type Autocomplete,
  autocompleteAnswerSchema,
  type Click,
  channelViewSchema,
  commandListSchema,
  interactionOutcomeSchema,
  type Join,
  messagePageSchema,
  messageSchema,
  peopleSchema,
  personSchema,
  type RunCommand,
  type Select,
  type SubmitModal,
  userStateSchema,
} from '../../../src/control/contract.ts';
import { ask, tell } from './request.ts';

export const people = () => ask('/people', peopleSchema);

export const join = (guildId: string, body: Join) =>
  ask(`/guilds/${guildId}/users`, personSchema, { method: 'POST', body });

export interface NewMessage {
  channelId: string;
  content: string;
  files: File[];
  replyTo?: string;
  nonce: string;
}

/** At most one of the ids: the page before, after or around a message; the latest without. */
export interface PageQuery {
  before?: string;
  after?: string;
  around?: string;
  limit: number;
}

/** Everything one person can do and see; each call acts as that person. */
export function controlApi(userId: string) {
  const me = `/users/${userId}`;
  const post = (path: string, body: unknown) => tell(me + path, { method: 'POST', body });
  const interact = (path: string, body: unknown) =>
    ask(me + path, interactionOutcomeSchema, { method: 'POST', body });

  return {
    eventsUrl: `/_sandbox${me}/events`,
    state: () => ask(`${me}/state`, userStateSchema),
    messages: (channelId: string, query: PageQuery) =>
      ask(`${me}/channels/${channelId}/messages?${search(query)}`, messagePageSchema),
    send: (message: NewMessage): Promise<APIMessage> =>
      ask(`${me}/messages`, messageSchema, { method: 'POST', body: messageBody(message) }),
    edit: (messageId: string, content: string) =>
      ask(`${me}/messages/${messageId}`, messageSchema, { method: 'PATCH', body: { content } }),
    remove: (messageId: string) => tell(`${me}/messages/${messageId}`, { method: 'DELETE' }),
    react: (messageId: string, emoji: string, on: boolean) =>
      tell(`${me}/messages/${messageId}/reactions`, {
        method: on ? 'PUT' : 'DELETE',
        body: { emoji },
      }),
    dismiss: (messageId: string) => tell(`${me}/ephemerals/${messageId}`, { method: 'DELETE' }),
    typing: (channelId: string) => post('/typing', { channelId }),
    read: (channelId: string, messageId?: string) => post('/read', { channelId, messageId }),
    openDm: (recipientId: string) =>
      ask(`${me}/dms`, channelViewSchema, { method: 'POST', body: { recipientId } }),
    click: (body: Click) => interact('/clicks', body),
    select: (body: Select) => interact('/selects', body),
    runCommand: (body: RunCommand) => interact('/commands', body),
    submitModal: (body: SubmitModal) => interact('/modals', body),
    autocomplete: (body: Autocomplete) =>
      ask(`${me}/autocompletes`, autocompleteAnswerSchema, { method: 'POST', body }),
    commands: (channelId: string) => ask(`${me}/channels/${channelId}/commands`, commandListSchema),
  };
}
export type ControlApi = ReturnType<typeof controlApi>;

function search(query: PageQuery): string {
  const search = new URLSearchParams();
  for (const key of ['before', 'after', 'around'] as const) {
    const id = query[key];
    if (id !== undefined) search.set(key, id);
  }
  search.set('limit', String(query.limit));
  return search.toString();
}

/** Files go as they are, in multipart; a message without any is plain JSON. */
function messageBody({ files, ...message }: NewMessage): unknown {
  if (files.length === 0) return message;
  const form = new FormData();
  form.set('payload_json', JSON.stringify(message));
  files.forEach((file, at) => {
    form.set(`files[${at}]`, file, file.name);
  });
  return form;
}
