import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  type Message,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { buttonOf, sandboxClient } from '../src/client/index.ts';
import { asBot, channelId, everyIntent, next, testBot, testSandbox } from './start.ts';

/** Collects what a client hears of messages, in order. */
function heard(bot: Client): string[] {
  const contents: string[] = [];
  bot.on(Events.MessageCreate, (message) => contents.push(message.content));
  return contents;
}

test('logs in and knows the server: channels, roles, itself', async () => {
  const sandbox = await testSandbox();
  const bot = await testBot(sandbox);
  const [guild] = [...bot.guilds.cache.values()];
  if (!guild) throw new Error('the bot is in no server');
  const { world } = sandbox;
  expect(guild.memberCount).toBe(world.members.count('guildId', guild.id));
  expect(guild.channels.cache.size).toBe(world.channels.count('guildId', guild.id));
  expect(guild.roles.cache.size).toBe(world.roles.count('guildId', guild.id));
  expect(guild.members.me?.id).toBe(bot.user.id);
  expect((await guild.members.fetch()).size).toBe(guild.memberCount);
  expect(
    [...(await guild.members.fetch({ query: 'ad', limit: 5 })).values()][0]?.user.username,
  ).toBe('ada');
});

test('hears people and is heard; edits, deletions and files arrive', async () => {
  const sandbox = await testSandbox();
  const bot = await testBot(sandbox);
  const people = sandboxClient(sandbox.url);
  const ada = people.user('ada');
  const general = await ada.channel('general');

  const arrived = next<[Message]>(bot, Events.MessageCreate);
  const said = await ada.say(general, 'hello **bot**', {
    files: [{ name: 'note.txt', base64: Buffer.from('from Ada').toString('base64') }],
  });
  const [message] = await arrived;
  expect(message).toMatchObject({ id: said.id, content: 'hello **bot**' });
  const url = message.attachments.first()?.url ?? '';
  expect(await (await fetch(url)).text()).toBe('from Ada');

  const edited = next<[Message, Message]>(bot, Events.MessageUpdate);
  await ada.edit(said, 'hello again');
  expect((await edited)[1].content).toBe('hello again');
  const deleted = next<[Message]>(bot, Events.MessageDelete);
  await ada.delete(said);
  expect((await deleted)[0].id).toBe(said.id);

  const channel = await bot.channels.fetch(general.id);
  if (!channel?.isSendable()) throw new Error('the channel takes no messages');
  const sent = await channel.send({
    content: 'a file',
    files: [new AttachmentBuilder(Buffer.from('from the bot'), { name: 'answer.txt' })],
  });
  const shown = await ada.waitForMessage(general, ({ id }) => id === sent.id);
  expect(shown.attachments[0]?.filename).toBe('answer.txt');
  expect(await people.violations()).toEqual([]);
});

test('a button, an ephemeral answer, a modal and its answer', async () => {
  const sandbox = await testSandbox();
  const bot = await testBot(sandbox);
  const people = sandboxClient(sandbox.url);
  const ada = people.user('ada');
  const general = await ada.channel('general');

  const answer = async (interaction: Interaction) => {
    if (interaction.isButton() && interaction.customId === 'greet') {
      await interaction.reply({ content: 'hi', flags: MessageFlags.Ephemeral });
    } else if (interaction.isButton()) {
      await interaction.showModal(
        new ModalBuilder()
          .setCustomId('why')
          .setTitle('Why?')
          .addLabelComponents(
            new LabelBuilder()
              .setLabel('Reason')
              .setTextInputComponent(
                new TextInputBuilder().setCustomId('reason').setStyle(TextInputStyle.Short),
              ),
          ),
      );
    } else if (interaction.isModalSubmit()) {
      await interaction.deferReply();
      await interaction.editReply(`because ${interaction.fields.getTextInputValue('reason')}`);
    }
  };
  bot.on(Events.InteractionCreate, (interaction) => void answer(interaction));

  const channel = await bot.channels.fetch(general.id);
  if (!channel?.isSendable()) throw new Error('the channel takes no messages');
  const button = (id: string) =>
    new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Primary);
  const sent = await channel.send({
    content: 'press',
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(button('greet'), button('ask')),
    ],
  });
  const panel = await ada.waitForMessage(general, ({ id }) => id === sent.id);

  const greeted = await ada.click(buttonOf(panel, 'greet'));
  expect(greeted).toMatchObject({ outcome: 'message', message: { content: 'hi' } });
  // Nobody else sees it.
  const others = await people.user('bob').messages(general);
  expect(others.some((message) => message.content === 'hi')).toBe(false);

  const asked = await ada.click(buttonOf(panel, 'ask'));
  expect(asked).toMatchObject({ outcome: 'modal', modal: { title: 'Why?' } });
  const answered = await ada.submit({
    interactionId: asked.interactionId,
    fields: { reason: 'of tests' },
    until: 'answered',
  });
  expect(answered.message?.content).toBe('because of tests');
  expect(await people.violations()).toEqual([]);
});

test('a cut connection is resumed and nothing is lost, nothing doubled', async () => {
  const sandbox = await testSandbox();
  const bot = await testBot(sandbox);
  const people = sandboxClient(sandbox.url);
  const ada = people.user('ada');
  const general = await ada.channel('general');
  const contents = heard(bot);

  const expected: string[] = [];
  const say = async (content: string) => {
    expected.push(content);
    await ada.say(general, content);
  };
  for (const round of [1, 2, 3]) {
    await say(`before ${round}`);
    const resumed = next<[number, number]>(bot, Events.ShardResume);
    await people.faults.add({ kind: 'drop' });
    for (let n = 0; n < 20; n += 1) await say(`meanwhile ${round}.${n}`);
    await resumed;
    await say(`after ${round}`);
  }
  await expect.poll(() => contents.length).toBe(expected.length);
  expect(contents).toEqual(expected);
});

test('opcode 7 is answered with a resume', async () => {
  const sandbox = await testSandbox();
  const bot = await testBot(sandbox);
  const people = sandboxClient(sandbox.url);
  const contents = heard(bot);
  const resumed = next(bot, Events.ShardResume);
  await people.faults.add({ kind: 'reconnect' });
  const ada = people.user('ada');
  await ada.say(await ada.channel('general'), 'in between');
  await resumed;
  await expect.poll(() => contents).toEqual(['in between']);
});

test('opcode 9 leads to a new session, or to a resume where that is allowed', async () => {
  const sandbox = await testSandbox();
  const bot = await testBot(sandbox);
  const people = sandboxClient(sandbox.url);
  const resumed = next(bot, Events.ShardResume);
  await people.faults.add({ kind: 'invalid', resumable: true });
  await resumed;
  const ready = next(bot, Events.ShardReady);
  await people.faults.add({ kind: 'invalid' });
  await ready;
  const contents = heard(bot);
  const ada = people.user('ada');
  await ada.say(await ada.channel('general'), 'still there?');
  await expect.poll(() => contents).toEqual(['still there?']);
});

test('two shards share the guilds, each hears its own', async () => {
  const sandbox = await testSandbox();
  const bot = await testBot(sandbox, { shards: [0, 1], shardCount: 2 });
  expect(bot.ws.shards.size).toBe(2);
  const contents = heard(bot);
  const ada = sandboxClient(sandbox.url).user('ada');
  await ada.say(await ada.channel('general'), 'once');
  await ada.say(await ada.channel('general'), 'end');
  await expect.poll(() => contents.at(-1)).toBe('end');
  expect(contents).toEqual(['once', 'end']);
});

test('without MESSAGE_CONTENT a message arrives empty, unless it mentions the bot', async () => {
  const sandbox = await testSandbox();
  const { MessageContent } = GatewayIntentBits;
  const bot = await testBot(sandbox, {
    intents: everyIntent.filter((intent) => intent !== MessageContent),
  });
  const contents = heard(bot);
  const ada = sandboxClient(sandbox.url).user('ada');
  const general = await ada.channel('general');
  await ada.say(general, 'a secret');
  await ada.say(general, `<@${bot.user.id}> not for others`);
  await expect.poll(() => contents).toEqual(['', `<@${bot.user.id}> not for others`]);
});

test('an intent that was not granted ends the log-in', async () => {
  const sandbox = await testSandbox({ privilegedIntents: 0 });
  await expect(testBot(sandbox)).rejects.toThrow(/disallowed intents/i);
});

test('a wrong token ends the log-in', async () => {
  const sandbox = await testSandbox();
  sandbox.world.applications.patch('1150000000000000001', { botToken: 'another' });
  await expect(testBot(sandbox)).rejects.toThrow(/token/i);
});

test('a guild in an outage is unavailable, and comes back whole', async () => {
  const sandbox = await testSandbox();
  const bot = await testBot(sandbox);
  const people = sandboxClient(sandbox.url);
  const [guild] = [...bot.guilds.cache.values()];
  if (!guild) throw new Error('the bot is in no server');
  const gone = next(bot, Events.GuildUnavailable);
  await people.faults.add({ kind: 'guild-outage', guildId: guild.id });
  await gone;
  const back = next(bot, Events.GuildAvailable);
  await people.faults.clear();
  await back;
  expect(bot.guilds.cache.get(guild.id)?.available).toBe(true);
});

test('dispatches are repeated and mixed up on demand, the same way for the same seed', async () => {
  const sandbox = await testSandbox();
  const bot = await testBot(sandbox);
  const people = sandboxClient(sandbox.url);
  const raw: string[] = [];
  // discord.js itself drops a message that it has seen.
  bot.on(Events.Raw, ({ t, d }: { t: string; d: { content: string } }) => {
    if (t === 'MESSAGE_CREATE') raw.push(d.content);
  });
  const ada = people.user('ada');
  const general = await ada.channel('general');
  await people.faults.add({ kind: 'replay', times: 1, copies: 3 });
  await ada.say(general, 'thrice');
  await ada.say(general, 'once');
  await expect.poll(() => raw).toEqual(['thrice', 'thrice', 'thrice', 'once']);

  const mixed = async () => {
    raw.length = 0;
    await people.faults.add({ kind: 'reorder', times: 6, window: 6, seed: 7 });
    for (const content of ['1', '2', '3', '4', '5', '6']) await ada.say(general, content);
    await expect.poll(() => raw.length).toBe(6);
    return [...raw];
  };
  const order = await mixed();
  expect([...order].sort()).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(order).not.toEqual([...order].sort());
  expect(await mixed()).toEqual(order);
});

test('presence: the bot is online while it is connected', async () => {
  const sandbox = await testSandbox();
  const ada = sandboxClient(sandbox.url).user('ada');
  const isOnline = async () =>
    (await ada.state()).guilds[0]?.members.find((member) => member.bot)?.online;
  expect(await isOnline()).toBe(false);
  const bot = await testBot(sandbox);
  expect(await isOnline()).toBe(true);
  await bot.destroy();
  await expect.poll(isOnline).toBe(false);
});

test('a restart of the sandbox: the bot reconnects with a new session and goes on', async () => {
  const { mkdtemp, rm } = await import('node:fs/promises');
  const dataDir = await mkdtemp('/tmp/sandbox-restart-');
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const first = await testSandbox({ dataDir });
  const bot = await testBot(first);
  const general = channelId(first, 'general');
  const said = await (
    await asBot(first, 'POST', `/channels/${general}/messages`, {
      content: 'before',
    })
  ).json();
  const ready = next(bot, Events.ShardReady);
  await first.close();
  const second = await testSandbox({ dataDir, port: first.port });
  await ready;
  const messages = await sandboxClient(second.url).user('ada').messages(general);
  expect(messages.at(-1)).toMatchObject({ id: (said as { id: string }).id, content: 'before' });
});
