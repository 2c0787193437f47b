import { discordLimits } from '@fns/contracts/limits';
import type { EmbedPayload, MessagePayload } from '@fns/contracts/message-payload';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiPanelView, type ShownPanel } from './panel.view.ts';
import { refusalView } from './refusal.view.ts';
import { openerSummaryView, type SummarisedTranscript, summaryView } from './summary.view.ts';
import { welcomeView } from './welcome.view.ts';

/** Whatever people typed within our own limits, the message fits Discord's. */

const text = (maxLength: number) => fc.string({ minLength: 1, maxLength, unit: 'grapheme' });
const upTo = (max: number) => text(max).map((typed) => typed.slice(0, max));
const hexId = fc.stringMatching(/^[0-9a-f]{24}$/);
const snowflake = fc.stringMatching(/^[1-9]\d{17}$/);

const shownPanel: fc.Arbitrary<ShownPanel> = fc.record({
  id: hexId,
  title: upTo(discordLimits.embedTitle),
  content: upTo(discordLimits.embedDescription),
  color: fc.stringMatching(/^#[0-9a-f]{6}$/),
  button: fc.record({
    label: upTo(discordLimits.buttonLabel),
    style: fc.constantFrom('primary', 'secondary', 'success', 'danger'),
    emoji: fc.constant(null),
  }),
});

describe('messages fit Discord', () => {
  it('for any panels in one message', () => {
    const panels = fc.uniqueArray(shownPanel, {
      minLength: 1,
      maxLength: 25,
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(panels, (shown) => expectToFit(multiPanelView(shown))),
      { numRuns: 60 },
    );
  });

  it('for any welcome', () => {
    fc.assert(
      fc.property(
        shownPanel,
        upTo(discordLimits.embedTitle),
        upTo(discordLimits.embedDescription),
        text(32),
        (panel, title, description, name) => {
          const { allowed_mentions, ...view } = welcomeView({
            panel: {
              ...panel,
              staffRoles: [],
              pingStaff: false,
              welcomeEmbed: { title, description: `{user} ${description}`, color: null },
            },
            ticket: {
              id: '0'.repeat(24),
              number: 7,
              opener: { id: '1'.repeat(18), displayName: name },
            },
            serverName: name,
          });
          expectToFit({ ...view, allowed_mentions });
          expect(allowed_mentions).toEqual({ parse: [], users: ['1'.repeat(18)] });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('for any summary', () => {
    const person = fc.record({
      id: snowflake,
      username: text(32),
      displayName: text(32),
      avatarUrl: fc.constant(null),
    });
    const transcript: fc.Arbitrary<SummarisedTranscript> = fc.record({
      id: hexId,
      guildId: snowflake,
      ticketNumber: fc.integer({ min: 1, max: 1e9 }),
      opener: person,
      panelTitle: upTo(256),
      closedBy: fc.option(person),
      closeReason: fc.option(upTo(500)),
      createdAt: fc.constant('2026-01-01T00:00:00.000Z'),
      closedAt: fc.constant('2026-01-02T00:00:00.000Z'),
      metadata: fc.option(
        fc.record({
          messageCount: fc.nat(),
          attachmentCount: fc.nat(),
          durationMs: fc.nat(),
          firstResponseMs: fc.option(fc.nat()),
          participants: fc.array(
            person.map((p) => ({ ...p, bot: false, staff: false, messageCount: 1_000_000 })),
            { maxLength: 60 },
          ),
        }),
      ),
    });
    const dashboardUrl = 'https://tickets.example.com';
    fc.assert(
      fc.property(transcript, fc.constantFrom('button', 'text'), text(100), (given, link, name) => {
        expectToFit(summaryView({ transcript: given, dashboardUrl, link }));
        expectToFit(openerSummaryView({ transcript: given, dashboardUrl, link, serverName: name }));
      }),
      { numRuns: 60 },
    );
  });

  it('for any refusal, with its reference whole', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4000 }), (message) => {
        const view = refusalView({ message }, 'ref-123');
        expectToFit(view);
        expect(view.content?.endsWith('Reference: ref-123')).toBe(true);
      }),
    );
  });
});

function expectToFit({ content, embeds = [], components = [], allowed_mentions }: MessagePayload) {
  const limits = discordLimits;
  expect(allowed_mentions.parse).toEqual([]);
  expect((content ?? '').length).toBeLessThanOrEqual(limits.messageContent);
  expect(embeds.length).toBeLessThanOrEqual(limits.embedsPerMessage);
  expect(embeds.reduce((sum, embed) => sum + charactersOf(embed), 0)).toBeLessThanOrEqual(
    limits.embedsTotal,
  );
  for (const embed of embeds) {
    expect((embed.title ?? '').length).toBeLessThanOrEqual(limits.embedTitle);
    expect((embed.description ?? '').length).toBeLessThanOrEqual(limits.embedDescription);
    expect((embed.fields ?? []).length).toBeLessThanOrEqual(limits.embedFields);
    for (const { name, value } of embed.fields ?? []) {
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(limits.embedFieldName);
      expect(value.length).toBeGreaterThan(0);
      expect(value.length).toBeLessThanOrEqual(limits.embedFieldValue);
    }
  }
  expect(components.length).toBeLessThanOrEqual(limits.rowsPerMessage);
  const buttons = components.flatMap((row) => row.components);
  for (const row of components) {
    expect(row.components.length).toBeLessThanOrEqual(limits.buttonsPerRow);
  }
  for (const { label, style, custom_id, url } of buttons) {
    expect((label ?? '').length).toBeLessThanOrEqual(limits.buttonLabel);
    expect(style === 5 ? url : custom_id).toBeTruthy();
    expect((custom_id ?? '').length).toBeLessThanOrEqual(limits.customId);
  }
  const ids = buttons.flatMap(({ custom_id }) => custom_id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
}

/** What Discord counts towards the 6,000 of all embeds together. */
function charactersOf({ title, description, footer, author, fields = [] }: EmbedPayload): number {
  const texts = [title, description, footer?.text, author?.name];
  return [...texts, ...fields.flatMap(({ name, value }) => [name, value])].reduce<number>(
    (sum, part) => sum + (part?.length ?? 0),
    0,
  );
}
