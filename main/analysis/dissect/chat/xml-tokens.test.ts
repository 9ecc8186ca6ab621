import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from '../../bytes/cursor.ts';
import { trueBeginning } from '../hostile.fixture.ts';
import { octets } from '../recording-sink.fixture.ts';
import { readXml } from './xml-tokens.ts';

const STANZA = `<?xml version='1.0'?><message to='a@example.org' type="chat"><body>I &lt;3 tea</body><x a=">"/><!-- no --><c><![CDATA[<raw>]]></c></message>`;

function tokens(bytes: Uint8Array): string[] {
  const told: string[] = [];
  const text = ({ at, length }: Span) => {
    if (at < 0 || length < 0 || at + length > bytes.length) throw new Error('outside');
    return Buffer.from(bytes.subarray(at, at + length)).toString('latin1');
  };
  readXml(bytes, 0, bytes.length, {
    onOpen: (name, attributes, isEmpty) =>
      told.push(
        `<${text(name)}${attributes.map((one) => ` ${text(one.name)}=${text(one.value)}`).join('')}${isEmpty ? '/' : ''}`,
      ),
    onClose: () => told.push('>'),
    onText: (span) => told.push(text(span)),
  });
  return told;
}

test('reads the real one', () => {
  expect(tokens(octets(STANZA))).toEqual([
    '<message to=a@example.org type=chat',
    '<body',
    'I &lt;3 tea',
    '>',
    '<x a=>/',
    '<c',
    '<raw>',
    '>',
    '>',
  ]);
});

test('passes over space, and ends at a document type', () => {
  expect(tokens(octets('<a >\n  text \n</a>'))).toEqual(['<a', 'text', '>']);
  expect(tokens(octets('<a/><!DOCTYPE x [<!ENTITY y "z">]><b/>'))).toEqual(['<a/']);
  expect(tokens(octets('<a b=c d="e"/><f g = "h"/>'))).toEqual(['<a/', '<f g=h/']);
});

test('every truncation yields a prefix of the tokens', () => {
  const all = tokens(octets(STANZA));
  for (let n = 0; n < STANZA.length; n++) {
    const part = tokens(octets(STANZA.slice(0, n)));
    expect(part.slice(0, -1)).toEqual(all.slice(0, Math.max(0, part.length - 1)));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(fc.property(trueBeginning(octets(STANZA)), (bytes) => void tokens(bytes)));
  expect(tokens(octets('<a/>'.repeat(9000)))).toHaveLength(8192);
});
