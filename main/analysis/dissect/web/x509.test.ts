import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trueBeginning } from '../hostile.fixture.ts';
import { x509NameText } from './x509-name.ts';
import { certificate, der } from './x509.fixture.ts';
import { parseX509 } from './x509.ts';

const ascii = (text: string) => [...Buffer.from(text)];
const read = (octets: readonly number[] | Uint8Array) => parseX509(Uint8Array.from(octets), 0, octets.length);
const whole = certificate({ ip: [192, 0, 2, 7], email: 'someone@chat.example', upn: 'someone@office.example' });

test('reads the real one', () => {
  const { certificate: read1, problem } = read(whole);
  expect(problem).toBeNull();
  expect(read1).toMatchObject({ notBefore: '2024-01-31T23:59:59Z', notAfter: '2050-01-01T00:00:00Z' });
  expect(x509NameText(read1?.issuer ?? [])).toMatch(/^C=US, .* CN=Example CA, /);
  expect(x509NameText(read1?.subject ?? [])).toBe('CN=chat.example.org');
  expect(read1?.alternatives.map(({ kind, value }) => [kind, value])).toEqual([
    ['dns', 'chat.example.org'],
    ['email', 'someone@chat.example'],
    ['ip', '192.0.2.7'],
    ['upn', 'someone@office.example'],
  ]);
});

test('reads one without extensions, with IPv6, and with a time that is none', () => {
  expect(read(certificate({ dns: [] })).certificate?.alternatives).toEqual([]);
  const six = [0x20, 1, 0x0d, 0xb8, ...Array<number>(11).fill(0), 1];
  expect(read(certificate({ dns: [], ip: six })).certificate?.alternatives[0]?.value).toBe('2001:db8::1');
  const odd = read(certificate({ notBefore: der(0x17, ascii('soon')) })).certificate;
  expect(odd).toMatchObject({ notBefore: null, notAfter: '2050-01-01T00:00:00Z' });
});

test('every truncation yields a prefix and a reason', () => {
  const all = read(whole).certificate;
  for (let n = 0; n < whole.length; n++) {
    const { certificate: part, problem } = read(whole.slice(0, n));
    expect(problem).not.toBeNull();
    if (n > 8) expect(problem).toBe('cut-short');
    expect(part?.issuer ?? []).toEqual((all?.issuer ?? []).slice(0, part?.issuer.length ?? 0));
    expect(part?.alternatives ?? []).toEqual((all?.alternatives ?? []).slice(0, part?.alternatives.length ?? 0));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(
    fc.property(trueBeginning(Uint8Array.from(whole)), (bytes) => {
      const { certificate: part } = read(bytes);
      const spans = [part?.subjectSpan, part?.issuerSpan, part?.alternativesSpan];
      for (const { span } of part?.alternatives ?? []) spans.push(span);
      for (const span of spans) if (span) expect(span.at + span.length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

test('other octets are no certificate', () => {
  expect(read(ascii('not a certificate')).certificate).toBeNull();
  expect(read(der(0x30, der(0x02, [1])))).toEqual({ certificate: null, problem: 'not-this-protocol' });
});
