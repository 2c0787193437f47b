import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Components } from './components.tsx';
import { Embed } from './embed.tsx';
import { fileSize } from './message/file-size.ts';
import { continues, Message, type ShownMessage } from './message.tsx';
import { fitInto } from './picture-size.ts';

const said: ShownMessage = {
  id: '1',
  author: { id: '2', displayName: 'Ada', avatarUrl: null, bot: false },
  content: 'Hello',
  createdAt: '2026-11-24T10:00:00.000Z',
  editedAt: null,
  embeds: [],
  components: [],
  attachments: [],
};
const draw = (change: Partial<ShownMessage>) =>
  renderToStaticMarkup(<Message message={{ ...said, ...change }} />);

describe('a message', () => {
  it('can be linked to', () => {
    expect(draw({})).toContain('id="message-1"');
  });
  it('keeps the earlier wordings where they were kept', () => {
    const editedAt = '2026-11-24T10:05:00.000Z';
    expect(draw({ editedAt })).toContain('(edited)');
    const html = draw({ editedAt, edits: [{ content: 'Helo', at: editedAt }] });
    expect(html).toContain('<details');
    expect(html).toContain('Helo');
  });
  it('says that it was deleted, and still shows what it said', () => {
    const html = draw({ deletedAt: '2026-11-24T10:05:00.000Z' });
    expect(html).toContain('Deleted');
    expect(html).toContain('Hello');
  });
  it('reserves a picture’s room before it is there', () => {
    const picture = {
      id: '9',
      filename: 'a.png',
      url: '/files/a',
      contentType: 'image/png',
      size: 5,
    };
    const html = draw({ attachments: [{ ...picture, width: 1100, height: 700, spoiler: false }] });
    expect(html).toMatch(/aspect-ratio:1100 \/ 700/);
    expect(html).toContain('width="550" height="350"');
  });
  it('names a file it has no bytes of, and why', () => {
    const lost = { id: '9', filename: 'a.png', url: null, contentType: null, size: 2048 };
    const html = draw({
      attachments: [{ ...lost, width: null, height: null, spoiler: false, note: 'too large' }],
    });
    expect(html).toContain('2 KB · too large');
    expect(html).not.toContain('<a ');
  });
  it('follows no address but http, https and our own paths', () => {
    const file = { id: '9', filename: 'a', contentType: null, size: 1, width: null, height: null };
    for (const url of ['javascript:alert(1)', '//evil.example/x', 'data:text/html,x']) {
      expect(draw({ attachments: [{ ...file, url, spoiler: false }] })).not.toContain('href');
    }
  });
});

describe('layout components', () => {
  const picture = {
    id: '9',
    filename: 'a.png',
    url: '/files/a',
    contentType: 'image/png',
    size: 5,
    width: 10,
    height: 10,
    spoiler: false,
  };
  const container = (...components: object[]) => [{ type: 17, accent_color: 0x5865f2, components }];

  it('draws text, sections, separators, buttons and menus where they stand', () => {
    const html = draw({
      components: container(
        { type: 10, content: '# Orders' },
        { type: 14, spacing: 2 },
        {
          type: 9,
          components: [{ type: 10, content: 'Lost *parcel*' }],
          accessory: { type: 2, style: 1, label: 'Open', custom_id: 'open' },
        },
        { type: 1, components: [{ type: 2, style: 2, label: 'Later', custom_id: 'later' }] },
      ),
    });
    expect(html).toContain('--dc-embed-color:#5865f2');
    const inOrder = /Orders.*<hr[^>]*>.*Lost <em>parcel<\/em>.*Open.*Later/;
    expect(html).toMatch(inOrder);
  });

  it.each([
    ['by the name it was sent with', { url: 'attachment://a.png' }],
    ['by the id Discord answers with', { url: 'https://cdn.example/gone', attachment_id: '9' }],
  ])('shows an attachment in its place, once: %s', (_name, media) => {
    const html = draw({
      attachments: [picture],
      components: container({ type: 12, items: [{ media, description: 'A lamp' }] }),
    });
    expect(html.match(/src="\/files\/a"/g)).toHaveLength(1);
    expect(html).toContain('alt="A lamp"');
    expect(html).not.toContain('cdn.example');
  });

  it('says so where a picture or file was not kept', () => {
    const lost = { ...picture, url: null, note: 'too large' };
    const gallery = { type: 12, items: [{ media: { url: 'attachment://a.png' } }] };
    expect(draw({ attachments: [lost], components: [gallery] })).toContain(
      'Picture not kept: too large',
    );
    const file = { type: 13, file: { url: 'attachment://a.png' } };
    expect(draw({ attachments: [lost], components: [file] })).toContain('5 bytes · too large');
  });

  it('keeps attachments below when the components are only buttons', () => {
    const row = { type: 1, components: [{ type: 2, style: 1, label: 'Ok', custom_id: 'ok' }] };
    expect(draw({ attachments: [picture], components: [row] })).toContain('src="/files/a"');
  });
});

describe('grouping', () => {
  const next = (change: Partial<ShownMessage>): ShownMessage => ({ ...said, id: '3', ...change });
  it.each([
    ['soon after, by the same', next({ createdAt: '2026-11-24T10:06:59.000Z' }), true],
    ['seven minutes later', next({ createdAt: '2026-11-24T10:07:00.000Z' }), false],
    ['by somebody else', next({ author: { ...said.author, id: '4' } }), false],
    ['an answer', next({ replyTo: null }), false],
    ['said by the system', next({ type: 6 }), false],
  ])('%s', (_name, message, expected) => {
    expect(continues(said, message)).toBe(expected);
  });
});

describe('any JSON, however wrong', () => {
  it('draws as an embed or as components without throwing or leading astray', () => {
    const names =
      'type title url description fields name value inline image author footer text timestamp color ' +
      'components custom_id style label options type content accessory media items file spoiler';
    const name = fc.constantFrom(...names.split(' '));
    const leaf = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constantFrom(1, 2, 3, 5, 9, 10, 11, 12, 13, 14, 17, 'javascript:alert(1)'),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(name, tie('tree'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(name, tree, { maxKeys: 8 }), (json) => {
        const html = renderToStaticMarkup(
          <>
            <Embed embed={json} />
            <Components rows={[{ components: [json] }, json]} />
          </>,
        );
        expect(html).not.toMatch(/(?:href|src)="(?!https?:)/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [1536, '1.5 KB'],
    [10 * 1024 * 1024, '10 MB'],
  ])('%i is %s', (bytes, text) => {
    expect(fileSize(bytes)).toBe(text);
  });
  it('fits a picture into its box without enlarging or distorting it', () => {
    const side = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const size = fitInto({ width, height }, { width: 550, height: 350 });
        expect(size).toBeDefined();
        expect(size?.width).toBeLessThanOrEqual(Math.min(width, 550));
        expect(size?.height).toBeLessThanOrEqual(Math.min(height, 350));
      }),
    );
  });
});
