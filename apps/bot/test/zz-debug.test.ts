import type { Panel } from '@fns/contracts/panel';
import type { TranscriptMessage } from '@fns/contracts/transcript';
import { buttonOf, waitFor } from '@fns/discord-sandbox/client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aPanel } from './a-panel.ts';
import { type System, startSystem } from './start-system.ts';

let system: System;
let panel: Panel;
/** The message with the panel's button. */
let panelMessage: Awaited<ReturnType<ReturnType<System['discord']['user']>['messages']>>[number];

const person = (name: string) => system.discord.user(name);
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

beforeAll(async () => {
  system = await startSystem();
  const { guild, stores, api } = system;
  const { id: logChannel } = await person('olga').channel('general');
  const { version, ticketConfig } = await stores.servers.get(guild.id);
  const config = { ...ticketConfig, ticketTranscript: logChannel, deleteAfterSeconds: 1 };
  await stores.servers.update(guild.id, version, config, new Date().toISOString());

  const support = guild.roles.find(({ name }) => name === 'Support');
  const tickets = guild.channels.find(({ name, type }) => name === 'Tickets' && type === 4);
  panel = await aPanel(system, {
    staffRoles: support ? [support.id] : [],
    categoryId: tickets?.id ?? null,
  });
  const { id: channelId } = await person('olga').channel('get-help');
  const sent = await api.sendPanel({
    guildId: guild.id,
    panelId: panel.id,
    channelId,
    actorId: guild.ownerId,
  });
  panelMessage = await person('ada').waitForMessage(channelId, ({ id }) => id === sent.messageId);
});
afterAll(async () => {
  expect(system.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  expect(await system.discord.violations()).toEqual([]);
  await system.stop();
});
beforeEach(() => system.discord.faults.clear());

const open = (name: string) => person(name).click(buttonOf(panelMessage), { until: 'answered' });

const ticketChannels = async (name: string) =>
  (await person(name).channels()).filter((channel) => channel.topic?.includes('[fns:'));

async function onlyTicketOf(name: string) {
  const [ticket] = await system.stores.tickets.unclosedOf(system.guild.id, await person(name).id());
  if (!ticket?.channelId) throw new Error(`${name} has no ticket`);
  return { ...ticket, channelId: ticket.channelId };
}

async function close(name: string, channelId: string) {
  const welcome = await person(name).waitForMessage(channelId, (m) => m.components?.length === 1);
  const asked = await person(name).click(buttonOf(welcome, 'Close ticket'), { until: 'answered' });
  if (!asked.message) throw new Error('nothing was asked');
  return person(name).click(buttonOf(asked.message, 'Close ticket'), { until: 'answered' });
}

async function transcriptOf(ticketId: string) {
  const { guild, stores } = system;
  return waitFor(async () => (await stores.transcripts.byTicket(guild.id, ticketId)) ?? undefined);
}

async function recorded(ticketId: string): Promise<TranscriptMessage[]> {
  const { id } = await transcriptOf(ticketId);
  return (await system.stores.transcripts.messages(system.guild.id, id, { limit: 100 })).items;
}

test('a click opens a private channel with the welcome message; a second one links to it', async () => {
  const answer = await open('ada');
  expect(answer.message?.content).toMatch(/is open: <#\d+>/);
  const [channel] = await ticketChannels('ada');
  expect(channel).toMatchObject({ name: 'ticket-0001', private: true });
  expect(await ticketChannels('sam')).toHaveLength(1);
  expect(await ticketChannels('bob')).toHaveLength(0);

  const welcome = await person('ada').waitForMessage(channel?.id ?? '');
  expect(welcome.embeds[0]?.description).toContain(`<@${await person('ada').id()}>`);
  expect(buttonOf(welcome).customId).toMatch(/^ticket:close:/);

  const again = await open('ada');
  expect(again.message?.content).toContain(`<#${channel?.id}>`);
  expect(await ticketChannels('ada')).toHaveLength(1);
});

test('what is said, edited, deleted and attached is recorded with its history', async () => {
  const { id, channelId } = await onlyTicketOf('ada');
  await person('ada').say(channelId, 'My lamp flickers', {
    files: [{ name: 'lamp.png', base64: pixel, contentType: 'image/png' }],
  });
  const slip = await person('sam').say(channelId, 'Have you tied it off and on?');
  await person('sam').edit(slip, 'Have you turned it off and on?');
  const secret = await person('ada').say(channelId, 'my password is hunter2');
  await person('ada').delete(secret);

  const messages = await waitFor(async () => {
    const all = await recorded(id);
    const settled =
      all.find(({ messageId }) => messageId === secret.id)?.deletedAt &&
      all.find(({ messageId }) => messageId === slip.id)?.editedAt &&
      all.some(({ attachments }) => attachments[0]?.archive === 'archived');
    return settled ? all : undefined;
  });
  const byId = (messageId: string) => messages.find((message) => message.messageId === messageId);
  expect(byId(slip.id)).toMatchObject({
    content: 'Have you turned it off and on?',
    edits: [{ content: 'Have you tied it off and on?' }],
    author: { username: 'sam', staff: true },
  });
  expect(byId(secret.id)).toMatchObject({ content: 'my password is hunter2' });

  const file = messages.find(({ attachments }) => attachments.length > 0)?.attachments[0];
  const transcript = await transcriptOf(id);
  const kept = await system.stores.archive.open(system.guild.id, transcript.id, file?.hash ?? '');
  const chunks: Uint8Array[] = [];
  for await (const chunk of kept?.body ?? []) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString('base64')).toBe(pixel);
});

test('closing asks first, and can be called off', async () => {
  const { id, channelId } = await onlyTicketOf('ada');
  const welcome = await person('ada').waitForMessage(channelId, (m) => m.components?.length === 1);
  const asked = await person('ada').click(buttonOf(welcome), { until: 'answered' });
  if (!asked.message) throw new Error('nothing was asked');
  const kept = await person('ada').click(buttonOf(asked.message, 'Keep it open'), {
    until: 'answered',
  });
  expect(kept.message?.content).toBe('The ticket stays open.');
  expect(kept.message?.components ?? []).toEqual([]);
  expect(await system.stores.tickets.get(system.guild.id, id)).toMatchObject({ state: 'open' });
});

test('closed: summary with a link, finished transcript, and the channel goes', async () => {
  const { id, channelId } = await onlyTicketOf('ada');
  await close('sam', channelId);
  const { id: logChannel } = await person('olga').channel('general');
  const summary = await person('olga').waitForMessage(logChannel, (message) =>
    Boolean(message.embeds[0]?.title?.includes('closed')),
  );
  const transcript = await waitFor(async () => {
    const one = await transcriptOf(id);
    return one.status === 'final' ? one : undefined;
  });
  expect(JSON.stringify(summary)).toContain(`/transcripts/${transcript.id}`);
  expect(transcript.metadata).toMatchObject({ attachmentCount: 1 });
  expect(transcript.closedBy).toMatchObject({ username: 'sam' });
  await waitFor(async () => (await ticketChannels('sam')).length === 0);
  await waitFor(async () => {
    const ticket = await system.stores.tickets.get(system.guild.id, id);
    return ticket?.closed && ticket.closing?.channelDeleted;
  });
});

test('a hundred clicks at once open exactly as many tickets as are allowed', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => open('bob')));
  const opened = answers.filter(({ message }) => message?.content?.includes('is open:'));
  const count: Record<string, number> = {};
  for (const a of answers) { const k = `${a.outcome}: ${a.message?.content}`; count[k] = (count[k] ?? 0) + 1; }
  console.log(count);
  console.log((await system.stores.tickets.list(system.guild.id, { limit: 10 })).items.map((t) => [t.number, t.state, t.slot, t.opener.username, t.channelId, t.failure, t.closeReason, t.createdAt, t.closedAt]));
  console.log((await system.stores.events.list(system.guild.id, { limit: 12 })).items.map((e) => [e.type, e.target.id, e.at, e.actor.name]));
  expect(opened).toHaveLength(1);
  expect(await ticketChannels('bob')).toHaveLength(1);
  await close('bob', (await onlyTicketOf('bob')).channelId);
});

test('a lost answer to the channel’s creation makes no second channel', async () => {
  await system.discord.faults.add({
    kind: 'lost-answer',
    match: { method: 'POST', path: '/guilds/*/channels' },
  });
  await open('kenji');
  expect(await ticketChannels('kenji')).toHaveLength(1);
  expect(await onlyTicketOf('kenji')).toMatchObject({ state: 'open' });
});

test('what is said while the bot is away is recorded when it is back, and clicks work again', async () => {
  const { id, channelId } = await onlyTicketOf('kenji');
  await person('kenji').say(channelId, 'before');
  await waitFor(async () => (await recorded(id)).some(({ content }) => content === 'before'));
  await system.stopBot();
  await person('kenji').say(channelId, 'while you were away', {
    files: [{ name: 'away.png', base64: pixel, contentType: 'image/png' }],
  });
  await system.startBot();
  await person('kenji').say(channelId, 'after');
  const all = await waitFor(async () => {
    const messages = await recorded(id);
    return messages.some(({ content }) => content === 'after') &&
      messages.some(({ attachments }) => attachments[0]?.archive === 'archived')
      ? messages
      : undefined;
  });
  expect(all.filter(({ author }) => !author.bot).map(({ content }) => content)).toEqual([
    'before',
    'while you were away',
    'after',
  ]);
});

test('a session that cannot be resumed leaves no gap', async () => {
  const { id, channelId } = await onlyTicketOf('kenji');
  await system.discord.faults.add({ kind: 'invalid', resumable: false });
  await person('kenji').say(channelId, 'between two sessions');
  await waitFor(async () =>
    (await recorded(id)).some(({ content }) => content === 'between two sessions'),
  );
});

test('a channel deleted by hand closes its ticket and keeps what was said', async () => {
  const { id, channelId } = await onlyTicketOf('kenji');
  await person('kenji').say(channelId, 'last words');
  const response = await fetch(`${system.discord.url}/api/v10/channels/${channelId}`, {
    method: 'DELETE',
    headers: { authorization: `Bot ${system.variables.DISCORD_TOKEN}` },
  });
  expect(response.status).toBe(200);
  await waitFor(async () => {
    const ticket = await system.stores.tickets.get(system.guild.id, id);
    return ticket?.state === 'closed';
  });
  console.log('LAST', (await recorded(id)).map((m) => m.content), (await system.stores.tickets.get(system.guild.id, id)));
  expect((await recorded(id)).some(({ content }) => content === 'last words')).toBe(true);
});

test('where the bot lacks a permission, the person hears which, and the log says it calmly', async () => {
  const { guild, stores } = system;
  const missing = await aPanel(system, { categoryId: '123456789012345678' });
  const { id: channelId } = await person('olga').channel('get-help');
  const sent = await system.api.sendPanel({
    guildId: guild.id,
    panelId: missing.id,
    channelId,
    actorId: guild.ownerId,
  });
  const message = await person('leo').waitForMessage(channelId, ({ id }) => id === sent.messageId);
  const answer = await person('leo').click(buttonOf(message), { until: 'answered' });
  expect(answer.message?.content).toMatch(/category/i);
  expect(await stores.tickets.unclosedOf(guild.id, await person('leo').id())).toEqual([]);
  expect(await ticketChannels('leo')).toHaveLength(0);
});
