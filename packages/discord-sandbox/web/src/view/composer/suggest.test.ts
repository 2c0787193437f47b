import { describe, expect, it } from 'vitest';
import type { GuildView } from '../../../../src/control/contract.ts';
import { listCommands } from './command-catalogue.ts';
import { suggest, wordAt } from './suggest.ts';

const guild = {
  id: '1',
  members: [
    { userId: '11', displayName: 'Ada', username: 'ada', avatarUrl: '' },
    { userId: '12', displayName: 'Nadia', username: 'nadia', avatarUrl: '' },
  ],
  roles: [
    { id: '1', name: '@everyone', mentionable: true },
    { id: '21', name: 'Adepts', mentionable: true },
    { id: '22', name: 'Admin', mentionable: false },
  ],
  channels: [{ id: '31', type: 0, name: 'adverts', topic: null }],
  emojis: [{ id: '41', name: 'adore', animated: true, url: '' }],
} as unknown as GuildView;

describe('the word being written', () => {
  it.each([
    ['hi @ad', 6, '@ad'],
    ['hi @ad there', 6, '@ad'],
    ['mail@ad', 7, undefined],
    ['/tic', 4, '/tic'],
    ['no /tic', 7, undefined],
    [':ad', 3, ':ad'],
    ['10:3', 4, undefined],
  ])('of %j at %i is %j', (text, caret, token) => {
    expect(wordAt(text, caret)?.token).toBe(token);
  });
});

describe('suggestions', () => {
  const meanings = (token: string) =>
    suggest({ token, start: 0 }, { commands: [], guild }).map(({ means }) => means);

  it('offers people and roles that may be mentioned, those that begin so first', () => {
    expect(meanings('@ad')).toEqual(['<@11>', '<@&21>', '<@12>']);
  });
  it('offers channels and emoji', () => {
    expect(meanings('#ad')).toEqual(['<#31>']);
    expect(meanings(':ad')).toEqual(['<a:adore:41>']);
  });
});

describe('commands', () => {
  it('lists each subcommand by its full name and leaves out other kinds', () => {
    const application = { applicationId: '5', applicationName: 'Bot', applicationIconUrl: '' };
    const close = { type: 1, name: 'close', description: 'Closes' };
    const find = { type: 1, name: 'find', description: 'Finds', options: [{ type: 3, name: 'q' }] };
    const commands = [
      { type: 1, name: 'ticket', description: '', options: [find, { ...close }] },
      {
        type: 1,
        name: 'admin',
        description: '',
        options: [{ type: 2, name: 'set', options: [close] }],
      },
      { type: 1, name: 'ping', description: 'Pong' },
      { type: 3, name: 'Report' },
    ].map((command) => ({ ...application, command }));
    const listed = listCommands({ commands } as unknown as Parameters<typeof listCommands>[0]);
    expect(listed.map(({ name, options }) => [name, options.length])).toEqual([
      ['admin set close', 0],
      ['ping', 0],
      ['ticket close', 0],
      ['ticket find', 1],
    ]);
  });
});
