import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { sandboxClient } from '../src/client/index.ts';
import type { LiveEvent } from '../src/control/contract.ts';
import { openFeed } from '../src/control/live-feed.ts';
import { asBot, channelId, clientId, personId, testSandbox } from './start.ts';

async function demo() {
  const sandbox = await testSandbox();
  return { sandbox, people: sandboxClient(sandbox.url) };
}

describe('a person in the demo', () => {
  test('sees what a member sees, staff sees more', async () => {
    const { people } = await demo();
    const names = async (name: string) => {
      const { guilds } = await people.user(name).state();
      return guilds.find((guild) => guild.name === 'Lantern Makers')?.channels.map((c) => c.name);
    };
    const ada = await names('ada');
    expect(ada).toEqual(expect.arrayContaining(['Welcome', 'general', 'get-help']));
    for (const hidden of ['staff-room', 'ticket-transcripts', 'Staff', 'Tickets']) {
      expect(ada).not.toContain(hidden);
    }
    expect(await names('sam')).toEqual(
      expect.arrayContaining(['Staff', 'staff-room', 'ticket-transcripts', 'Tickets']),
    );
    expect(await names('leo')).toEqual(ada);
  });

  test('is refused, in a sentence, whatever Discord would not let them do', async () => {
    const { sandbox, people } = await demo();
    const ada = people.user('ada');
    const staff = channelId(sandbox, 'staff-room');
    await expect(ada.say(staff, 'hi')).rejects.toThrow("Ada can't see this channel.");
    await expect(ada.messages(staff)).rejects.toThrow("can't see");
    await expect(ada.say(channelId(sandbox, 'rules'), 'hi')).rejects.toThrow('may not write');
    await expect(ada.say(channelId(sandbox, 'general'), '')).rejects.toThrow('empty message');
    await expect(ada.say(channelId(sandbox, 'general'), 'x'.repeat(2001))).rejects.toThrow('2000');
    const hers = await ada.say(channelId(sandbox, 'general'), 'mine');
    const bob = people.user('bob');
    await expect(bob.edit(hers, 'stolen')).rejects.toThrow('one’s own');
    await expect(bob.delete(hers)).rejects.toThrow('may not delete');
    await expect(bob.react(hers, 'not an emoji')).rejects.toThrow('Unknown Emoji');
    await people.user('mia').delete(hers);
    await expect(ada.edit(hers, 'too late')).rejects.toThrow('no message');
    await expect(people.user('123456789012345678').state()).rejects.toThrow('no person');
  });

  test('writes, edits, reacts and replies, as the bot sees it too', async () => {
    const { sandbox, people } = await demo();
    const general = channelId(sandbox, 'general');
    const ada = people.user('ada');
    const sent = await ada.say(general, '  Hello **world**  ', { nonce: '42' });
    expect(sent).toMatchObject({ content: 'Hello **world**', nonce: '42', edited_timestamp: null });
    const edited = await ada.edit(sent, 'Hello again');
    expect(edited.edited_timestamp).not.toBeNull();
    await people.user('bob').react(sent, '👍');
    const reply = await people.user('bob').say(general, 'Hi!', { replyTo: sent.id });
    expect(reply).toMatchObject({ type: 19, referenced_message: { id: sent.id } });
    expect(reply.mentions.map(({ username }) => username)).toEqual(['ada']);
    const asked = await asBot(sandbox, 'GET', `/channels/${general}/messages/${sent.id}`);
    expect(await asked.json()).toMatchObject({
      content: 'Hello again',
      reactions: [{ emoji: { name: '👍' }, count: 1, me: false }],
    });
  });

  test('has unread marks until they read, and is pinged by name or role', async () => {
    const { sandbox, people } = await demo();
    const general = channelId(sandbox, 'general');
    const sam = people.user('sam');
    const mark = async () => {
      const { unread, mentions } = await sam.channel('general');
      return { unread, mentions };
    };
    expect(await mark()).toEqual({ unread: false, mentions: 0 });
    const support = [...sandbox.world.roles.values()].find(({ name }) => name === 'Support');
    await people.user('ada').say(general, 'hello');
    expect(await mark()).toEqual({ unread: true, mentions: 0 });
    await people.user('ada').say(general, `<@&${support?.id}> <@${personId(sandbox, 'sam')}>`);
    await people.user('ada').say(general, `\`<@${personId(sandbox, 'sam')}>\` in code is none`);
    expect(await mark()).toEqual({ unread: true, mentions: 1 });
    await sam.read(general);
    expect(await mark()).toEqual({ unread: false, mentions: 0 });
  });

  test('joins with roles, and leaves again', async () => {
    const { sandbox, people } = await demo();
    const guild = [...sandbox.world.guilds.values()][0]?.id ?? '';
    const eve = await people.join(guild, { name: 'Eve', roles: ['Support'] });
    expect(await people.user('eve').channel('staff-room')).toBeDefined();
    const greeting = await people.user('ada').messages(channelId(sandbox, 'welcome'));
    expect(greeting.at(-1)).toMatchObject({ type: 7, author: { id: eve.id } });
    await people.leave(guild, eve.id);
    expect((await people.user('eve').state()).guilds).toEqual([]);
    await expect(people.join(guild, { name: 'X', roles: ['Wizard'] })).rejects.toThrow('Wizard');
  });

  test('waits in slow mode', async () => {
    const { sandbox, people } = await demo();
    const general = channelId(sandbox, 'general');
    sandbox.world.channels.patch(general, { rateLimitPerUser: 30 });
    await people.user('kenji').say(general, 'one');
    await expect(people.user('kenji').say(general, 'two')).rejects.toThrow('Slow mode');
    sandbox.world.clock.shift(30_000);
    await people.user('kenji').say(general, 'two');
  });
});

describe('the live feed', () => {
  test('tells of a channel when it comes into view, and when it is lost from it', async () => {
    const { sandbox } = await demo();
    const { world } = sandbox;
    const guild = [...world.guilds.values()][0]?.id ?? '';
    const ada = personId(sandbox, 'ada');
    const heard: Record<'ada' | 'bob', LiveEvent[]> = { ada: [], bob: [] };
    for (const name of ['ada', 'bob'] as const) {
      openFeed(
        world,
        personId(sandbox, name),
        () => false,
        (event) => heard[name].push(event),
      );
    }
    const types = (name: 'ada' | 'bob') => heard[name].splice(0).map(({ type }) => type);
    expect([types('ada'), types('bob')]).toEqual([['ready'], ['ready']]);

    const { ViewChannel, SendMessages, ManageChannels } = PermissionFlagsBits;
    const view = String(ViewChannel);
    const own = String(ViewChannel | SendMessages | ManageChannels);
    const made = await asBot(sandbox, 'POST', `/guilds/${guild}/channels`, {
      name: 'secret',
      parent_id: channelId(sandbox, 'Tickets'),
      permission_overwrites: [
        { id: guild, type: 0, deny: view },
        { id: ada, type: 1, allow: view },
        {
          id: clientId,
          type: 1,
          allow: own,
        },
      ],
    });
    const { id } = await made.json();
    // The category that was hidden shows along with what is in it.
    expect(types('ada')).toEqual(['channel.upserted', 'channel.upserted']);
    await asBot(sandbox, 'POST', `/channels/${id}/messages`, { content: 'psst' });
    expect(types('ada')).toEqual(['message.created', 'channel.read']);
    expect(types('bob')).toEqual([]);

    const channel = world.channels.get(id);
    if (!channel) throw new Error('no channel');
    const hidden = channel.overwrites.filter((overwrite) => overwrite.id !== ada);
    await asBot(sandbox, 'PATCH', `/channels/${id}`, { permission_overwrites: hidden });
    expect(types('ada')).toEqual(['channel.removed']);
    await asBot(sandbox, 'POST', `/channels/${id}/messages`, { content: 'gone' });
    expect(types('ada')).toEqual([]);
    expect(types('bob')).toEqual([]);
  });
});
