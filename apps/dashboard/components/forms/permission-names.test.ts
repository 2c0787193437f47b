import { expect, it } from 'vitest';
import { permissionNames } from './permission-names.ts';

it.each([
  [['SEND_MESSAGES'], 'Send Messages'],
  [['SendMessages', 'EmbedLinks'], 'Send Messages and Embed Links'],
  [['View Channel', 'MANAGE_ROLES', 'EmbedLinks'], 'View Channel, Manage Roles, and Embed Links'],
])('%j reads as %s', (names, text) => {
  expect(permissionNames(names)).toBe(text);
});
