import { describe, expect, it } from 'vitest';
import { cssString, pageSheet } from './page-sheet.ts';

const words = {
  footer: 'Made with Earshot',
  mark: null,
  pageNumber: ({ page, pages }: { page: string; pages: string }) => `Page ${page} of ${pages}`,
};

describe('pageSheet', () => {
  it('counts the pages in the words of the catalogue', () => {
    expect(pageSheet(words)).toContain('content: "Page " counter(page) " of " counter(pages);');
  });

  it('prints the mark of made-up traffic, and only that', () => {
    expect(pageSheet({ ...words, mark: 'Made-up. Not evidence.' })).toContain(
      '@top-left { content: "Made-up. Not evidence.";',
    );
    expect(pageSheet(words)).not.toContain('@top-left');
  });
});

describe('cssString', () => {
  it('cannot be left from inside', () => {
    expect(cssString('a"; } body { display: none } \\')).toBe('"a\\22 ; } body { display: none } \\5c "');
    expect(cssString('two\nlines')).toBe('"two\\a lines"');
  });
});
