import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown, type MentionNames } from './markdown.tsx';

const names: MentionNames = {
  users: { '111111111111111111': 'Ada' },
  roles: { '222222222222222222': { name: 'Support', color: 0x00ff00 } },
  channels: { '333333333333333333': 'help' },
  channelHref: (id) => `/channels/1/${id}`,
};
const draw = (text: string, inline = false) =>
  renderToStaticMarkup(<Markdown text={text} names={names} inline={inline} />);

describe('markdown as Discord shows it', () => {
  it.each([
    [
      '**bold** *it* __under__ ~~gone~~',
      '<strong>bold</strong> <em>it</em> <u>under</u> <s>gone</s>',
    ],
    ['`code`', '<code class="dc-code">code</code>'],
    ['# Title\nbelow', '<div class="dc-heading dc-heading-1">Title</div>below'],
    ['-# small', '<div class="dc-subtext">small</div>'],
    ['> quoted\nplain', '<blockquote class="dc-quote">quoted'],
    ['- one\n- two', '<ul class="dc-list"><li>one</li><li>two</li></ul>'],
    ['3. three\n4. four', '<ol class="dc-list" start="3"><li>three</li><li>four</li></ol>'],
    [
      '- one\n  - inner\n- two',
      '<li>one\n<ul class="dc-list"><li>inner</li></ul></li><li>two</li>',
    ],
    ['<@111111111111111111>', '@Ada'],
    ['<@&222222222222222222>', '@Support'],
    ['<#333333333333333333>', 'href="/channels/1/333333333333333333"'],
    ['<@999999999999999999>', '@unknown-user'],
    ['@everyone', '<span class="dc-mention">@everyone</span>'],
    ['\\*plain\\*', '*plain*'],
    ['[FNS](https://fns.example/a_(b))', 'href="https://fns.example/a_(b)"'],
    [
      'snake_case_name 1️⃣ ¯\\_(ツ)_/¯',
      'snake_case_name <span class="dc-emoji">1️⃣</span> ¯\\_(ツ)_/¯',
    ],
    ['Привет https://a.example/б', 'Привет <a'],
    ['```ts\nconst a = 1;\n```', '<code>const a = 1;</code>'],
  ])('%j', (text, expected) => {
    expect(draw(text)).toContain(expected);
  });

  it('hides a spoiler from eyes, focus and screen readers until it is pressed', () => {
    expect(draw('||secret||')).toMatch(
      /role="button" tabindex="0" aria-label="[^"]+"><span inert="" aria-hidden="true">secret/,
    );
  });

  it('enlarges emoji that stand alone', () => {
    expect(draw('🎫 🎉')).toContain('dc-jumbo');
    expect(draw('🎫 hi')).not.toContain('dc-jumbo');
  });

  it('takes no list, quote or heading out of a title', () => {
    expect(draw('# - > a', true)).toBe('<span class="dc-markdown"># - &gt; a</span>');
  });
});

describe('what a text can not do', () => {
  it.each([
    '[x](javascript:alert(1))',
    '<javascript:/alert(1)>',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](https://a"onmouseover=alert(1))',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '`<script>`',
    '```html\n<script>alert(1)</script>\n```',
  ])('%j neither runs nor leads to anything that does', (text) => {
    const html = draw(text);
    expect(html).not.toMatch(/<(script|img)/i);
    expect(html).not.toMatch(/href="(?!https?:|\/channels\/)/i);
    expect(html).not.toMatch(/<[^>]*\son[a-z]+=/i);
  });

  it('renders any string, and never a script', () => {
    const signs = '** __ * _ ~~ || ` ``` > >>> - 1. # -# [ ] ( ) < > <@ <# <t: :R> \\ x 🎫'.split(
      ' ',
    );
    const longer = ['\n', ' ', '- ', '> ', '# ', 'https://a.b', 'javascript:', '<script>'];
    const piece = fc.constantFrom(...signs, ...longer, '<:a:11111111111111111>');
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (source, inline) => {
        const html = draw(source, inline);
        expect(html).not.toMatch(/<script/i);
        expect(html).not.toMatch(/href="(?!https?:|\/channels\/)/i);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['*', '_', '[', '](', '||', '> ', '- ', '`', '**a ', '<@', '~~', '\\', 'a1', '((('])(
    'keeps its time with 4,000 characters of %j',
    (piece) => {
      const start = performance.now();
      draw(piece.repeat(Math.ceil(4000 / piece.length)).slice(0, 4000));
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );
});
