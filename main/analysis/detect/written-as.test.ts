import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { said } from './context.fixture.ts';
import { ownValue } from './own-value.ts';
import { base64Forms, writtenAs } from './written-as.ts';

type Write = (octets: Buffer) => Buffer;
const latin =
  (write: (octets: Buffer) => string): Write =>
  (octets) =>
    Buffer.from(write(octets), 'latin1');
const asText =
  (write: (text: string) => string): Write =>
  (octets) =>
    Buffer.from(write(octets.toString('utf8')), 'utf8');

const base64 = latin((octets) => octets.toString('base64'));
const base64Url = latin((octets) => octets.toString('base64url'));
const hex = latin((octets) => octets.toString('hex'));
const percent = asText(encodeURIComponent);
const reversed = asText((text) => [...text].reverse().join(''));
const wide: Write = (octets) => Buffer.from(octets.toString('utf8'), 'utf16le');
const jsonAscii = asText((text) =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
);

/** How others write a value, each made by what Node has, and the chain that must be told. */
const WAYS: readonly (readonly [string, Write])[] = [
  ['utf-16le', wide],
  ['utf-16be', (octets) => Buffer.from(wide(octets)).swap16()],
  ['percent', percent],
  ['percent', asText((text) => encodeURIComponent(text).replace(/%../g, (one) => one.toLowerCase()))],
  ['percent', asText((text) => new URLSearchParams([['a', text]]).toString().slice(2))],
  ['percent', latin((octets) => octets.toString('hex').replace(/../g, '%$&'))],
  ['percent percent', asText((text) => encodeURIComponent(encodeURIComponent(text)))],
  ['json', jsonAscii],
  [
    'html',
    asText((text) => text.replace(/&/g, '&amp;').replace(/[\u0080-\uffff]/g, (unit) => `&#${unit.charCodeAt(0)};`)),
  ],
  ['base64', base64],
  ['base64', base64Url],
  ['hex', hex],
  ['hex', latin((octets) => octets.toString('hex').toUpperCase())],
  ['hex', latin((octets) => octets.toString('hex').replace(/..(?=.)/g, '$&:'))],
  ['hex', latin((octets) => octets.toString('hex').replace(/..(?=.)/g, '$&-'))],
  ['reversed', reversed],
  ['base64 hex', (octets) => base64(hex(octets))],
  ['hex base64', (octets) => hex(base64(octets))],
  ['base64 base64', (octets) => base64(base64(octets))],
  ['base64 reversed', (octets) => base64(reversed(octets))],
  ['base64 utf-16le', (octets) => base64(wide(octets))],
  ['percent base64', (octets) => percent(base64(octets))],
];

const VALUES = ['Zoë & Anna Müller-Groß', '林晓燕的读书会/周三', 'Zoë Großmann, Küche & Bar, Straße 7?'];

test.each(WAYS)('a name written through %s is found inside a longer text, at any place', (chain, write) => {
  for (const value of VALUES) {
    // Only what the way changes can be told by it.
    if (write(Buffer.from(value)).toString('utf8') === value) continue;
    for (const lead of ['', 'a', '<b', 'to=']) {
      const isTight = /base64|hex/.test(chain);
      // What is packed is packed with what stands around it.
      const packed =
        isTight &&
        !chain.includes(' ') &&
        !write(Buffer.from('ab')).includes(0x3a) &&
        !write(Buffer.from('ab')).includes(0x2d);
      const sent = packed
        ? Buffer.concat([Buffer.from('x='), write(Buffer.from(`${lead} ${value} .`)), Buffer.from(' y')])
        : Buffer.concat([Buffer.from(`x=${lead} `), write(Buffer.from(value)), Buffer.from(' y')]);
      const lines = said(ownValue, fieldOf(Uint8Array.from(sent)), [{ kind: 'person-name', value }]);
      const [first = ''] = lines;
      expect(lines.length, `${value} ${sent.toString()}`).toBe(1);
      expect(first).toMatch(/^identifier-exposed (?:confirmed|likely) person-name /);
      const told = first.slice(first.indexOf(value) + value.length + 1);
      expect(chain === 'percent base64' ? ['percent base64', 'base64'] : [chain]).toContain(told);
    }
  }
});

test('any value in any longer text, through base64 and hex', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 12, maxLength: 40, unit: 'grapheme' }),
      fc.uint8Array({ maxLength: 20 }),
      fc.uint8Array({ maxLength: 20 }),
      fc.constantFrom<readonly Write[]>([base64], [base64Url], [hex], [hex, base64], [base64, base64]),
      (value, before, after, ways) => {
        fc.pre(value.trim() === value && Buffer.from(value).toString('utf8') === value);
        const inner: Buffer = Buffer.concat(
          ways.length === 1 ? [before, Buffer.from(value), after] : [Buffer.from(value)],
        );
        const sent = ways.reduce<Buffer>((octets, write) => write(octets), inner);
        const lines = said(ownValue, fieldOf(Uint8Array.from(sent)), [{ kind: 'other', value }]);
        expect(lines.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
});

test('a long text is searched by its beginning', () => {
  const message = 'we meet at the old bridge at six and bring the papers, '.repeat(20);
  for (const { octets } of writtenAs(message)) expect(octets.length).toBeLessThan(2_048);
  const cut = base64(Buffer.from(`x ${message}`).subarray(0, 400));
  expect(said(ownValue, fieldOf(Uint8Array.from(cut)), [{ kind: 'message', value: message }]).length).toBeGreaterThan(
    0,
  );
});

test('the letters that the octets alone decide', () => {
  const forms = base64Forms(Uint8Array.from(Buffer.from('481239301')), []).map(({ octets }) =>
    Buffer.from(octets).toString(),
  );
  expect(forms[0]).toBe('NDgxMjM5MzAx'); // RFC 4648, whole groups
  for (const [lead, form] of forms.entries())
    expect(Buffer.from(`${'~'.repeat(lead)}481239301~`).toString('base64')).toContain(form);
});
