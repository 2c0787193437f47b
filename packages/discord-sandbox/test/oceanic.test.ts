import {
  ButtonStyles,
  Client,
  ComponentTypes,
  type Guild,
  type Interaction,
  type Message,
} from 'oceanic.js';
import { expect, onTestFinished, test } from 'vitest';
import { buttonOf, sandboxClient } from '../src/client/index.ts';
import type { Sandbox } from '../src/index.ts';
import { channelId, personId, testSandbox, token } from './start.ts';

/** A second library, by people who never heard of this sandbox. */

async function oceanic(sandbox: Sandbox): Promise<{ client: Client; guild: Guild }> {
  const client = new Client({
    auth: `Bot ${token}`,
    rest: { baseURL: `${sandbox.url}/api/v10` },
    gateway: { intents: ['ALL_NON_PRIVILEGED', 'GUILD_MEMBERS', 'MESSAGE_CONTENT'] },
  });
  onTestFinished(() => client.disconnect(false));
  // What the library could not make sense of fails the test that caused it.
  client.on('error', (problem) => {
    throw problem instanceof Error ? problem : new Error(problem);
  });
  const ready = new Promise<void>((resolve) => client.once('ready', resolve));
  await client.connect();
  await ready;
  const guild = client.guilds.first();
  if (!guild) throw new Error('oceanic.js sees no guild');
  return { client, guild };
}

const textMessage = (client: Client, fits: (message: Message) => boolean) =>
  new Promise<Message>((resolve) => {
    client.on('messageCreate', (message) => {
      if (fits(message)) resolve(message);
    });
  });

const nextInteraction = (client: Client) =>
  new Promise<Interaction>((resolve) => client.once('interactionCreate', resolve));

test('oceanic.js logs in and sees the server as it is', async () => {
  const sandbox = await testSandbox();
  const { client, guild } = await oceanic(sandbox);
  const { world } = sandbox;
  const row = world.guilds.get(guild.id);
  expect(guild.name).toBe(row?.name);
  expect(guild.ownerID).toBe(row?.ownerId);
  const sorted = (ids: Iterable<string>) => [...ids].sort();
  expect(sorted(guild.roles.map(({ id }) => id))).toEqual(
    sorted(world.roles.by('guildId', guild.id).map(({ id }) => id)),
  );
  const members = await guild.fetchMembers();
  expect(sorted(members.map(({ id }) => id))).toEqual(
    sorted(world.members.by('guildId', guild.id).map(({ userId }) => userId)),
  );
  expect(client.user.username).toBe(world.users.get(client.user.id)?.username);
  expect(guild.channels.get(channelId(sandbox, 'general'))?.name).toBe('general');
});

test('it hears people, answers, edits, and people see it', async () => {
  const sandbox = await testSandbox();
  const { client } = await oceanic(sandbox);
  const ada = sandboxClient(sandbox.url).user('ada');
  const general = channelId(sandbox, 'general');
  const heard = textMessage(client, ({ author }) => !author.bot);
  await ada.say(general, 'Is anybody there?', { files: [{ name: 'a.txt', base64: 'aGk=' }] });
  const message = await heard;
  expect(message).toMatchObject({ content: 'Is anybody there?', channelID: general });
  expect(message.author.id).toBe(personId(sandbox, 'ada'));
  expect(message.attachments.first()).toMatchObject({ filename: 'a.txt', size: 2 });

  const sent = await client.rest.channels.createMessage(general, {
    content: 'I am',
    messageReference: { messageID: message.id },
    embeds: [{ title: 'Here' }],
    files: [{ name: 'b.txt', contents: Buffer.from('ho') }],
  });
  const edited = await sent.edit({ content: 'I am here' });
  expect(edited.editedTimestamp).toBeInstanceOf(Date);
  await sent.createReaction('👍');
  const [seen] = (await ada.messages(general)).slice(-1);
  expect(seen).toMatchObject({
    id: sent.id,
    content: 'I am here',
    embeds: [{ title: 'Here' }],
    attachments: [{ filename: 'b.txt', size: 2 }],
    referenced_message: { id: message.id },
    reactions: [{ emoji: { name: '👍' }, count: 1 }],
  });
});

test('it answers a button, and then a modal', async () => {
  const sandbox = await testSandbox();
  const { client } = await oceanic(sandbox);
  const ada = sandboxClient(sandbox.url).user('ada');
  const general = channelId(sandbox, 'general');
  const { id } = await client.rest.channels.createMessage(general, {
    content: 'Need help?',
    components: [
      {
        type: ComponentTypes.ACTION_ROW,
        components: [
          {
            type: ComponentTypes.BUTTON,
            style: ButtonStyles.PRIMARY,
            label: 'Open a ticket',
            customID: 'open',
          },
        ],
      },
    ],
  });
  const panel = await ada.waitForMessage(general, (message) => message.id === id);

  const pressed = nextInteraction(client);
  const shown = ada.click(buttonOf(panel, 'Open a ticket'));
  const press = await pressed;
  if (!press.isComponentInteraction()) throw new Error('not a press');
  expect(press.data.customID).toBe('open');
  await press.createModal({
    title: 'Your question',
    customID: 'ask',
    components: [
      {
        type: ComponentTypes.LABEL,
        label: 'What is it?',
        component: { type: ComponentTypes.TEXT_INPUT, customID: 'what', style: 1 },
      },
    ],
  });
  const { modal, interactionId } = await shown;
  expect(modal).toMatchObject({ custom_id: 'ask' });

  const submitted = nextInteraction(client);
  const answered = ada.submit({ interactionId, fields: { what: 'A question' } });
  const submission = await submitted;
  if (!submission.isModalSubmitInteraction()) throw new Error('not a modal');
  expect(submission.data.components.getTextInput('what')).toBe('A question');
  await submission.createMessage({ content: 'Thank you', flags: 64 });
  expect(await answered).toMatchObject({ message: { content: 'Thank you' } });
});
