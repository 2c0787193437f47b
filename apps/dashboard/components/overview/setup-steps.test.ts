import type { Panel } from '@fns/contracts/panel';
import { defaultTicketConfig, type Server } from '@fns/contracts/settings';
import { expect, it } from 'vitest';
import { starterPanel } from '../panel-editor/starter.ts';
import { setupSteps } from './setup-steps.ts';

const at = '2026-11-24T20:00:00.000Z';
const settings: Server = {
  serverId: '1',
  ticketConfig: defaultTicketConfig,
  version: 0,
  createdAt: at,
  updatedAt: at,
};
const panel: Panel = {
  ...starterPanel,
  id: 'a'.repeat(24),
  guild: '1',
  channel: null,
  messageId: null,
  sentAt: null,
  version: 1,
  createdBy: '2',
  createdAt: at,
  updatedAt: at,
};
const done = (panels: Panel[], server: Server) =>
  setupSteps('1', panels, server).map((step) => step.done);

it('goes from the first panel over sending it to the transcript channel', () => {
  const sent = { ...panel, channel: '3', messageId: '4', sentAt: at };
  const chosen = { ...settings, ticketConfig: { ...defaultTicketConfig, ticketTranscript: '5' } };
  expect(done([], settings)).toEqual([false, false, false]);
  expect(done([panel], settings)).toEqual([true, false, false]);
  expect(done([panel, sent], settings)).toEqual([true, true, false]);
  expect(done([sent], chosen)).toEqual([true, true, true]);
});

it('leads to the panel that waits to be sent', () => {
  const [, send] = setupSteps('1', [panel], settings);
  expect(send?.href).toBe(`/dashboard/guild/1/panels/${panel.id}?send`);
});
