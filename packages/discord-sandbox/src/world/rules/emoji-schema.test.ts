import { expect, test } from 'vitest';
import { isUnicodeEmoji } from './emoji-schema.ts';

test.each(['🎫', '👍🏽', '❤️', '👩‍💻', '🏳️‍🌈', '🇩🇪', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('%s is an emoji', (text) => {
  expect(isUnicodeEmoji(text)).toBe(true);
});

test.each(['', 'a', '1', 'ticket', '🎫🎫', ':ticket:'])('“%s” is none', (text) => {
  expect(isUnicodeEmoji(text)).toBe(false);
});
