import type { APIMessage } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { spokenText } from './spoken.ts';

const names = {
  users: { '11': 'Ada' },
  roles: { '12': { name: 'Support', color: 0 } },
  channels: { '13': 'get-help' },
};
const said = (change: Partial<APIMessage>) =>
  spokenText({ content: '', embeds: [], attachments: [], ...change } as APIMessage, names);

it.each([
  ['<@11>, ask <@&12> in <#13>', '@Ada, ask @Support in #get-help'],
  ['<@99> waves <:hi:1>', '@someone waves :hi:'],
  ['It was ||the butler||', 'It was spoiler'],
  ['**Loud** and `code`', 'Loud and code'],
])('reads %s as %s', (content, spoken) => {
  expect(said({ content })).toBe(spoken);
});

it('reads an embed’s words where there are no others, and names a file', () => {
  expect(said({ embeds: [{ title: 'Hello', description: 'How can we help?' }] })).toBe(
    'Hello. How can we help?',
  );
  const lamp = { filename: 'lamp.png' } as APIMessage['attachments'][number];
  expect(said({ attachments: [lamp] })).toBe('sent lamp.png');
});
