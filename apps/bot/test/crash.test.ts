import { buttonOf, waitFor } from '@fns/discord-sandbox/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPanel } from './a-panel.ts';
import { type BuiltBot, buildForTests } from './built-bot.ts';

let bot: BuiltBot;
let running: ReturnType<BuiltBot['run']>;
let panelButton: ReturnType<typeof buttonOf>;

beforeAll(async () => {
  bot = await buildForTests();
  running = bot.run();
  await running.ready();
  const { guild, stores, discord, api } = bot;
  const { version, ticketConfig } = await stores.servers.get(guild.id);
  const { id: logChannel } = await discord.user('olga').channel('general');
  const config = { ...ticketConfig, ticketTranscript: logChannel, deleteAfterSeconds: 1 };
  await stores.servers.update(guild.id, version, config, new Date().toISOString());
  const panel = await aPanel(bot);
  const { id: channelId } = await discord.user('olga').channel('get-help');
  const sent = await api.sendPanel({
    guildId: guild.id,
    panelId: panel.id,
    channelId,
    actorId: guild.ownerId,
  });
  panelButton = buttonOf(
    await discord.user('ada').waitForMessage(channelId, ({ id }) => id === sent.messageId),
  );
});
afterAll(() => bot.dispose());

/** kill -9, then a start as after a power cut. */
async function crashAndRestart(): Promise<void> {
  running.child.kill('SIGKILL');
  await running.ended;
  await bot.discord.faults.clear();
  running = bot.run();
  await running.ready();
}

async function ticketsOf(name: string) {
  const userId = await bot.discord.user(name).id();
  return (await bot.stores.tickets.list(bot.guild.id, { limit: 10, userId })).items;
}

const channelsOf = async (name: string) =>
  (await bot.discord.user(name).channels()).filter(({ topic }) => topic?.includes('[fns:'));

/** Calls the bot makes from now on and that Discord holds back, so that it dies in the middle of one. */
async function holdBack(method: string, path: string): Promise<() => Promise<boolean>> {
  await bot.discord.faults.add({ kind: 'timeout', times: 10, match: { method, path } });
  const armed = await bot.discord.faults.armed();
  const before = armed.reduce((sum, { left }) => sum + left, 0);
  return async () =>
    (await bot.discord.faults.armed()).reduce((sum, { left }) => sum + left, 0) < before;
}

async function expectOneOpenTicket(name: string): Promise<string> {
  const ticket = await waitFor(
    async () => (await ticketsOf(name)).find(({ state }) => state === 'open'),
    { what: `${name}'s ticket to open` },
  );
  const channels = await channelsOf(name);
  expect(channels.map(({ id }) => id)).toEqual([ticket.channelId]);
  const messages = await bot.discord.user(name).messages(ticket.channelId ?? '');
  expect(messages.filter(({ components }) => components?.length)).toHaveLength(1);
  return ticket.channelId ?? '';
}

test.each([
  ['before the channel was made', 'ada', 'POST', '/guilds/*/channels'],
  ['between the channel and its first message', 'bob', 'POST', '/channels/*/messages'],
])('killed while a ticket opens, %s: it opens after all, once', async (_when, name, ...call) => {
  const reached = await holdBack(...(call as [string, string]));
  const click = bot.discord.user(name).click(panelButton);
  await waitFor(reached, { what: 'the bot to be in the middle of it' });
  await crashAndRestart();
  await click;
  await expectOneOpenTicket(name);
});

test('killed while a ticket closes: it closes after all, with one summary and no channel left', async () => {
  const channelId = (await channelsOf('ada'))[0]?.id ?? '';
  const ada = bot.discord.user('ada');
  await ada.say(channelId, 'Goodbye');
  const welcome = await ada.waitForMessage(channelId, ({ components }) =>
    Boolean(components?.length),
  );
  const asked = await ada.click(buttonOf(welcome), { until: 'answered' });
  if (!asked.message) throw new Error('nothing was asked');
  const { id: logChannel } = await bot.discord.user('olga').channel('general');
  const reached = await holdBack('POST', `/channels/${logChannel}/messages`);
  await ada.click(buttonOf(asked.message, 'Close ticket'));
  await waitFor(reached, { what: 'the bot to be in the middle of it' });
  await crashAndRestart();

  await waitFor(async () => (await channelsOf('ada')).length === 0, { what: 'the channel to go' });
  const [ticket] = await ticketsOf('ada');
  expect(ticket).toMatchObject({ state: 'closed', closed: true });
  const summaries = (await bot.discord.user('olga').messages(logChannel)).filter(({ embeds }) =>
    embeds[0]?.title?.includes('closed'),
  );
  expect(summaries).toHaveLength(1);
  const transcript = await bot.stores.transcripts.byTicket(bot.guild.id, ticket?.id ?? '');
  expect(transcript?.status).toBe('final');
});

test('messages said right before the end are there after the next start', async () => {
  const channelId = (await channelsOf('bob'))[0]?.id ?? '';
  for (const n of [1, 2, 3]) await bot.discord.user('bob').say(channelId, `word ${n}`);
  await crashAndRestart();
  const [ticket] = await ticketsOf('bob');
  const transcript = await bot.stores.transcripts.byTicket(bot.guild.id, ticket?.id ?? '');
  const said = await waitFor(async () => {
    const page = await bot.stores.transcripts.messages(bot.guild.id, transcript?.id ?? '', {
      limit: 50,
    });
    const words = page.items.filter(({ author }) => !author.bot).map(({ content }) => content);
    return words.length >= 3 ? words : undefined;
  });
  expect(said).toEqual(['word 1', 'word 2', 'word 3']);
});
