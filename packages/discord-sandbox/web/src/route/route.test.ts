import { describe, expect, it } from 'vitest';
import { hrefOf, innerPath, parseRoute } from './route.ts';

const guild = '111111111111111111';
const channel = '222222222222222222';
const message = '333333333333333333';
const here = 'http://127.0.0.1:7700/channels/@me';

describe('addresses', () => {
  it.each([
    [guild, channel, message],
    [guild, channel, undefined],
    [null, channel, message],
  ])('says and reads %s %s %s', (guildId, channelId, messageId) => {
    expect(parseRoute(hrefOf(guildId, channelId, messageId))).toEqual({
      guildId: guildId ?? '@me',
      channelId,
      messageId: messageId ?? null,
    });
  });

  it.each(['/somewhere', '/channels/abc', `/channels/${guild}/x`, '/channels/1/2/3/4'])(
    '%s leads nowhere here',
    (path) => {
      expect(parseRoute(path)).toBeUndefined();
    },
  );

  it.each([
    [`/channels/${guild}/${channel}`, `/channels/${guild}/${channel}`],
    [`https://discord.com/channels/${guild}/${channel}`, `/channels/${guild}/${channel}`],
    [`https://evil.example/channels/${guild}/${channel}`, undefined],
    ['http://127.0.0.1:7700/cdn/attachments/1/2/a.png', undefined],
    ['http://127.0.0.1:7700/', undefined],
    ['not an address', undefined],
  ])('%s is followed inside: %s', (address, expected) => {
    expect(innerPath(address, here)).toBe(expected);
  });
});
