import { refuse } from '@fns/contracts/errors';
import type { MessagePayload } from '@fns/contracts/message-payload';
import { ok, refused } from '@fns/core/result';
import type { APIInteraction } from 'discord.js';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import type { Answers } from './answers.ts';
import type { ButtonHandler } from './button.ts';
import { createRouter, type RouterDeps } from './router.ts';

const said: MessagePayload = { content: 'done', allowed_mentions: { parse: [] } };

/** A click as the gateway tells it; only what the router reads. */
function click(customId: string, more: object = {}): APIInteraction {
  return {
    id: '1300000000000000001',
    application_id: '1150000000000000001',
    token: 'interaction-token',
    type: 3,
    guild_id: '1200000000000000001',
    channel: { id: '1200000000000000002' },
    member: { user: { id: '1200000000000000003' }, roles: [], permissions: '0' },
    data: { component_type: 2, custom_id: customId },
    ...more,
  } as unknown as APIInteraction;
}

function setUp(press: ButtonHandler['press'], more: Partial<RouterDeps> = {}) {
  const events: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const shown: MessagePayload[] = [];
  const answers: Answers = {
    acknowledge: async (_interaction, as) => {
      events.push(`acknowledge ${as}`);
      return 'acknowledged';
    },
    show: async (_interaction, payload) => {
      events.push('show');
      shown.push(payload);
      return true;
    },
  };
  const route = createRouter({
    buttons: [
      {
        feature: 'ticket',
        action: 'open',
        acknowledge: 'reply',
        press: async (pressed) => {
          events.push('press');
          return press(pressed);
        },
      },
    ],
    answers,
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    isStopping: () => false,
    ...more,
  });
  return { route, events, shown, lines };
}

test('acknowledges first, then works, then shows', async () => {
  const press = vi.fn(async () => ok(said));
  const { route, events, shown } = setUp(press);
  await route(click('ticket:open:64b000000000000000000001'));
  expect(events).toEqual(['acknowledge reply', 'press', 'show']);
  expect(shown).toEqual([said]);
  expect(press).toHaveBeenCalledWith(
    expect.objectContaining({
      interactionId: '1300000000000000001',
      guildId: '1200000000000000001',
      channelId: '1200000000000000002',
      arg: '64b000000000000000000001',
    }),
  );
});

test('a refusal is shown as its sentence', async () => {
  const { route, shown } = setUp(async () => refused(refuse('ticket_limit_reached', 'Too many.')));
  await route(click('ticket:open:x'));
  expect(shown[0]?.content).toBe('Too many.');
});

test('a bug is shown as a reference that stands beside its trace in the log, and nothing else', async () => {
  const { route, shown, lines } = setUp(async () => {
    throw new Error('secret detail');
  });
  await route(click('ticket:open:x'));
  const logged = lines.find(({ level }) => level === 50);
  expect(logged).toMatchObject({ err: { stack: expect.stringContaining('secret detail') } });
  expect(shown[0]?.content).toContain(String(logged?.reference));
  expect(shown[0]?.content).not.toContain('secret detail');
});

test('a database that is away is a sentence, not a bug', async () => {
  const { route, shown, lines } = setUp(async () => {
    throw Object.assign(new Error('away'), { name: 'MongoServerSelectionError' });
  });
  await route(click('ticket:open:x'));
  expect(shown[0]?.content).toContain('database does not answer');
  expect(lines.every(({ level }) => Number(level) < 50)).toBe(true);
});

test.each(['nonsense', 'ticket:unknown', 'other:open:x'])(
  'an unknown button (%s) is answered',
  async (customId) => {
    const { route, events, shown } = setUp(async () => ok(said));
    await route(click(customId));
    expect(events).toEqual(['acknowledge reply', 'show']);
    expect(shown[0]?.content).toContain('another version');
  },
);

test('outside a server nothing is pressed', async () => {
  const { route, shown } = setUp(async () => ok(said));
  await route(click('ticket:open:x', { guild_id: undefined, member: undefined }));
  expect(shown[0]?.content).toContain('servers only');
});

test('while stopping, the person is told to try again', async () => {
  const press = vi.fn(async () => ok(said));
  const { route, shown } = setUp(press, { isStopping: () => true });
  await route(click('ticket:open:x'));
  expect(press).not.toHaveBeenCalled();
  expect(shown[0]?.content).toContain('Try again');
});

test('an interaction that came too late is calm: no answer is tried, no error logged', async () => {
  const show = vi.fn(async () => true);
  const { route, lines } = setUp(async () => ok(said), {
    answers: { acknowledge: async () => 'expired', show },
  });
  await route(click('ticket:open:x'));
  expect(show).not.toHaveBeenCalled();
  expect(lines.map(({ level }) => level)).toEqual([30]);
});

test('an answer that cannot be shown rejects nothing', async () => {
  const { route } = setUp(async () => ok(said), {
    answers: {
      acknowledge: async () => 'acknowledged',
      show: async () => {
        throw new Error('Discord is away');
      },
    },
  });
  await expect(route(click('ticket:open:x'))).resolves.toBeUndefined();
});
