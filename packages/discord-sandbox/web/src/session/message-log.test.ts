import type { APIMessage } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  later,
  loadingLog,
  type MessageLog,
  trimmed,
  window,
  withMessage,
  withoutMessages,
  withPage,
} from './message-log.ts';

const message = (id: number, content = ''): APIMessage =>
  ({ id: String(id), channel_id: '1', content }) as APIMessage;
const ids = (log: MessageLog) => log.messages.map(({ id }) => Number(id));

describe('the loaded stretch of a channel', () => {
  it('shows every message once and in order, however pages and live events interleave', () => {
    const id = fc.integer({ min: 1, max: 2000 });
    const step = fc.oneof(
      fc.uniqueArray(id, { maxLength: 20 }).map((page) => ({ page })),
      id.map((live) => ({ live })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const log = steps.reduce<MessageLog>(
          (now, each) =>
            'page' in each
              ? withPage(
                  now,
                  each.page.toSorted((a, b) => a - b).map((one) => message(one)),
                  {},
                )
              : withMessage(now, message(each.live)),
          loadingLog(),
        );
        const shown = ids(log);
        expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
      }),
    );
  });

  it('keeps what came live over the page that was fetched before it', () => {
    const log = withMessage(loadingLog(), message(5, 'edited'));
    const joined = withPage(log, [message(4), message(5, 'as it was')], {});
    expect(joined.messages.map(({ content }) => content)).toEqual(['', 'edited']);
  });

  it('takes no news while it is not at the present, or there would be a hole', () => {
    const away = withPage(loadingLog(true), [message(1), message(2)], { hasNewer: true });
    expect(ids(withMessage(away, message(9)))).toEqual([1, 2]);
  });

  it('changes nothing when a message it does not hold goes', () => {
    const log = withPage(loadingLog(), [message(1)], {});
    expect(withoutMessages(log, ['7'])).toBe(log);
    expect(ids(withoutMessages(log, ['1']))).toEqual([]);
  });

  it('lets go of the far end, and knows that there is more there', () => {
    const page = Array.from({ length: window + 20 }, (_, at) => message(at + 1));
    const log = withPage(loadingLog(), page, { hasOlder: false, hasNewer: false });
    const reading = trimmed(log, 'oldest');
    expect([ids(reading).at(-1), reading.hasNewer]).toEqual([window, true]);
    const present = trimmed(log, 'newest');
    expect([ids(present)[0], present.hasOlder]).toEqual([21, true]);
  });

  it('knows that a longer id is a later one', () => {
    expect(later('100', '99')).toBe(true);
    expect(later('98', '99')).toBe(false);
  });
});
