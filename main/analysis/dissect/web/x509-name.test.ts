import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DerReader } from '../../bytes/der.ts';
import { trueBeginning } from '../hostile.fixture.ts';
import { objectIdentifier, x509Attributes, x509NameText } from './x509-name.ts';
import { CA_NAME, distinguishedName, oid } from './x509.fixture.ts';

function read(octets: readonly number[] | Uint8Array) {
  const bytes = Uint8Array.from(octets);
  const name = new DerReader(bytes, 0, bytes.length).next();
  return { bytes, attributes: name ? x509Attributes(bytes, name) : [] };
}

test('reads the attributes in the order sent, with the place of each', () => {
  const { bytes, attributes } = read(CA_NAME);
  expect(x509NameText(attributes)).toBe('C=US, O=Example Trust, Inc., CN=Example CA, emailAddress=signing@ca.example');
  for (const { value, span } of attributes)
    expect(Buffer.from(bytes.subarray(span.at, span.at + span.length)).toString()).toBe(value);
});

test('reads every kind of string; a type without a name shows its number', () => {
  const { attributes } = read(
    distinguishedName([
      ['CN', 'Žofie', 0x1e],
      ['O', 'Café'],
      ['1.3.6.1.4.1.311.60.2.1.3', 'DE', 0x13],
    ]),
  );
  expect(x509NameText(attributes)).toBe('CN=Žofie, O=Café, 1.3.6.1.4.1.311.60.2.1.3=DE');
});

test('object identifiers', () => {
  const dotted = (octets: readonly number[]) => objectIdentifier(Uint8Array.from(octets), 2, octets.length);
  for (const text of ['2.5.4.3', '1.2.840.113549.1.9.1', '0.9.2342.19200300.100.1.1', '2.999.1'])
    expect(dotted(oid(text))).toBe(text);
  expect(objectIdentifier(new Uint8Array(0), 0, 0)).toBe('');
  expect(objectIdentifier(new Uint8Array(99).fill(1), 0, 99)).toBe('');
});

test('every truncation yields a prefix of the attributes', () => {
  const whole = read(CA_NAME).attributes.map(({ value }) => value);
  for (let n = 0; n < CA_NAME.length; n++) {
    const part = read(CA_NAME.slice(0, n)).attributes.map(({ value }) => value);
    expect(part).toEqual(whole.slice(0, part.length));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(trueBeginning(Uint8Array.from(CA_NAME)), (octets) => {
      const { bytes, attributes } = read(octets);
      for (const { span } of attributes) expect(span.at + span.length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});
