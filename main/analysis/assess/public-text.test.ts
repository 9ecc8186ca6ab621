import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PublicText } from './public-text.ts';
import { writtenForms } from './written-forms.ts';

const gate = (...raws: string[]): PublicText =>
  new PublicText(
    raws.map((raw, i) => ({ raw, id: `v${i + 1}` })),
    (text) => text.replaceAll('192.0.2.7', 'client-1'),
  );

describe('text', () => {
  test.each([
    ['318204715.edge.example', 'v1.edge.example'],
    ['a318204715b', 'a[v1]b'],
    ['3182047152', '[v1]2'],
    ['/u/318204715/318204715', '/u/v1/v1'],
    ['%33%31%38204715', 'v1'],
    ['MzE4MjA0NzE1', 'v1'],
    ['333138323034373135', 'v1'],
    ['31820471', '31820471'],
  ])('a number in %s', (text, clean) => {
    expect(gate('318204715').text(text)).toBe(clean);
  });

  test.each([
    ['tom.example.org', 'v1.example.org'],
    ['TOM-laptop.local', 'v1-laptop.local'],
    ['customer.example.org', 'customer.example.org'],
    ['tom', 'v1'],
    ['%74om', 'v1'],
    ['tom\u{1f600}', 'v1\u{1f600}'],
  ])('a short value goes only as a whole part: %s', (text, clean) => {
    expect(gate('tom').text(text)).toBe(clean);
  });

  test('a short value with a dot or dash of its own', () => {
    expect(gate('j.d').text('box.j.d.example')).toBe('box.v1.example');
    expect(gate('r-1').text('r-12.example')).toBe('r-12.example');
  });

  test('an address in a host name, where dots are written as dashes', () => {
    expect(gate('192.0.2.61').text('192-0-2-61.edge.example')).toBe('v1.edge.example');
    expect(gate('tom@mail.example').text('TOM-mail-example.host.example')).toBe('v1.host.example');
  });

  test('base64 of either alphabet, and inside a longer base64 text', () => {
    const raw = 'subject>?>?>name';
    const url = Buffer.from(raw).toString('base64url');
    expect(gate(raw).text(`x.${url}.y`)).toBe('x.v1.y');
    for (const lead of ['', 'a', 'ab', 'abc']) {
      const longer = Buffer.from(`${lead}carol-lighthouse${lead}`).toString('base64');
      expect(gate('carol-lighthouse').text(longer)).toContain('v1');
    }
  });

  test('values that overlap go together, under the name of the longer one', () => {
    expect(gate('abcdefgh', 'defghijklmno').text('x-abcdefghijklmno-x')).toBe('x-v2-x');
    expect(gate('lighthouse', 'carol.lighthouse').text('carol.lighthouse')).toBe('v2');
  });

  test('odd letters do not move the cut', () => {
    expect(gate('\u0130stanbul-7').text('a\u0130\u0130stanbul-7b')).toBe('a\u0130[v1]b');
    expect(gate('ΜΑΡΙΟΣ').text('μαριοσβ')).toBe('[v1]β');
  });

  test('what steers a terminal is shown as a sign for it', () => {
    for (const one of [gate(), gate('somebody')])
      expect(one.text('a\u001b[2Jb\u202ec\nd')).toBe('a\ufffd[2Jb\ufffdc\ufffdd');
  });

  test('private addresses go, too', () => {
    expect(gate('somebody').text('192.0.2.7/somebody')).toBe('client-1/v1');
  });

  test('nothing to hide: the text as it is', () => {
    expect(gate().text('%41 as it is')).toBe('%41 as it is');
  });

  test('no form of a value is left in any text', () => {
    const value = fc.string({ minLength: 6, maxLength: 30, unit: 'grapheme' }).filter((raw) => raw.length >= 6);
    fc.assert(
      fc.property(
        value,
        fc.nat(),
        fc.string({ maxLength: 20 }),
        fc.string({ maxLength: 20 }),
        (raw, pick, before, after) => {
          const forms = writtenForms(raw);
          const form = forms[pick % forms.length] ?? raw;
          const clean = gate(raw).text(`${before}${form}${after}`);
          expect(clean).toContain('v1');
          expect(clean.toLowerCase()).not.toContain(form);
        },
      ),
    );
  });

  test('what is not a value stays, whatever stands around', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('%') && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text));
        expect(gate('zzzzzzzzzz').text(text)).toBe(text);
      }),
    );
  });

  test('its work grows with the text, not with values that begin alike', () => {
    const many = new PublicText(
      Array.from({ length: 20_000 }, (_, i) => ({ raw: `+4917000${10_000 + i}`, id: `v${i + 1}` })),
      String,
    );
    expect(many.text('tel-+491700029999.example')).toBe('tel-v20000.example');
  });
});

describe('key', () => {
  const { key } = { key: (name: string | null, known: boolean) => gate('lighthouse7').key(name, known) };
  test.each([
    ['user_id', false, 'user_id'],
    ['v2', false, 'v2'],
    ['id318204715', false, '(masked name)'],
    ['tom@mail.example', false, '(masked name)'],
    ['tom%40mail.example', false, '(masked name)'],
    ['\u0663\u0661\u0668', false, '(masked name)'],
    ['data[318204715][phone]', true, 'data[…][phone]'],
    ['tom@x.user_id', true, '….user_id'],
    ['lighthouse7.phone', true, 'v1.phone'],
    ['room-LIGHTHOUSE7', false, 'room-v1'],
  ])('%s, known: %s', (name, known, shown) => {
    expect(key(name, known)).toBe(shown);
  });

  test('no key is no key', () => {
    expect(key(null, false)).toBeNull();
  });

  test('a long key is cut', () => {
    expect(key('k'.repeat(500), false)).toHaveLength(80);
  });

  test('never a run of three digits, never an @', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60, unit: fc.constantFrom('a', '1', '2', '@', '_', '.', '[', ']', '%', '4', '0') }),
        fc.boolean(),
        (name, known) => {
          expect(gate().key(name, known)).not.toMatch(/\d{3}|@/);
        },
      ),
    );
  });
});
