import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition } from './attachments.ts';

describe('content disposition', () => {
  it('keeps the name people know', () => {
    expect(contentDisposition('attachment', 'Rechnung März.pdf')).toBe(
      `attachment; filename="Rechnung M_rz.pdf"; filename*=UTF-8''Rechnung%20M%C3%A4rz.pdf`,
    );
  });

  it('is a harmless header for every name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const value = contentDisposition('inline', name);
        expect(value).toMatch(/^inline; filename="[^"\\%]*"; filename\*=UTF-8''[\w.!#$&+^`|~%-]*$/);
        expect(new Headers({ 'content-disposition': value }).get('content-disposition')).toBe(
          value.trim(),
        );
      }),
    );
  });
});
