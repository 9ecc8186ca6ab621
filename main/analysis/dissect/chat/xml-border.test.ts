import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trueBeginning } from '../hostile.fixture.ts';
import { octets } from '../recording-sink.fixture.ts';
import { XmlBorder } from './xml-border.ts';
import { spells } from '../ascii.ts';

const PIECES = [
  `<?xml version='1.0' encoding="a?>b"?>`.replace('a?>b', 'utf-8'),
  `<stream:stream to='example.org'>`,
  `<iq id="1>2"><query><item jid='a'/></query><!-- > --><![CDATA[</iq>]]></iq>`,
  ` \n`,
  `<presence/>`,
  `</stream:stream>`,
];
const opensStream = (bytes: Uint8Array, at: number, end: number) => spells(bytes, at, end, 'stream:stream');

/** Feeds a growing buffer, as slowly as `size` octets a time. */
function pieces(text: string, size: number): string[] {
  const found: string[] = [];
  const border = new XmlBorder(opensStream);
  const bytes = octets(text);
  let at = 0;
  for (let end = Math.min(size, bytes.length); at < bytes.length; end = Math.min(bytes.length, end + size)) {
    for (let length = border.find(bytes, at, end); length !== 0; length = border.find(bytes, at, end)) {
      if (length === 'lost') return [...found, 'lost'];
      found.push(text.slice(at, at + length));
      at += length;
      border.reset();
      if (at >= end) break;
    }
    if (end === bytes.length) break;
  }
  return found;
}

test('reads the real one: finds every border, however slowly octets come', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (size) => {
      const found = pieces(PIECES.join(''), size);
      expect(found.filter((piece) => piece.trim() !== '')).toEqual(PIECES.filter((piece) => piece.trim() !== ''));
      expect(found.join('')).toBe(PIECES.join(''));
    }),
  );
});

test('every truncation waits', () => {
  const stanza = PIECES[2] ?? '';
  for (let n = 1; n < stanza.length; n++) expect(pieces(stanza.slice(0, n), 5)).toEqual([]);
});

test('loses what is no XML, and a document type (RFC 6120 section 11.1)', () => {
  expect(pieces('<a/>\x16\x03\x01', 100)).toEqual(['<a/>', 'lost']);
  expect(pieces('<!DOCTYPE x>', 100)).toEqual(['lost']);
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(trueBeginning(octets(PIECES.join(''))), (bytes) => {
      const length = new XmlBorder(opensStream).find(bytes, 0, bytes.length);
      if (length !== 'lost') expect(length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});
