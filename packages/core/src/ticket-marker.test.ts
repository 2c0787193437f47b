import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticketIdInTopic, ticketTopic } from './ticket-marker.ts';

const documentIds = fc.stringMatching(/^[0-9a-f]{24}$/);

it('finds its ticket again in every topic it writes, within Discord’s limit', () => {
  const titles = fc.string({ unit: 'binary', maxLength: 2000 });
  fc.assert(
    fc.property(documentIds, fc.nat(), titles, (id, number, panelTitle) => {
      const topic = ticketTopic({ id, number, panelTitle });
      expect(ticketIdInTopic(topic)).toBe(id);
      expect(topic.length).toBeLessThanOrEqual(1024);
    }),
  );
});

it('is not fooled by a panel whose title holds another marker', () => {
  const id = 'a'.repeat(24);
  const panelTitle = `[fns:${'b'.repeat(24)}]`;
  expect(ticketIdInTopic(ticketTopic({ id, number: 1, panelTitle }))).toBe(id);
});

it.each([null, undefined, '', 'General chat', '[fns:xyz]', `[fns:${'a'.repeat(24)}] and more`])(
  'finds nothing in %j',
  (topic) => {
    expect(ticketIdInTopic(topic)).toBeNull();
  },
);
