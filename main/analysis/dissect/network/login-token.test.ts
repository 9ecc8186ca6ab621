import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { emitToken } from './login-token.ts';
import { ascii } from './octets.fixture.ts';

function told(octets: readonly number[]): unknown[] {
  const bytes = Uint8Array.from(octets);
  const sink = new RecordingSink(flowFixture('tcp', 'ldap'));
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  emitToken(bytes, { at: 0, length: bytes.length }, sink, 'bind.token');
  return sink.fields.map(({ path, text, options }) => [path, text, options.encodings]);
}

test('finds NTLM behind its negotiation, and only near its beginning', () => {
  expect(told([0x60, 9, ...ascii('NTLMSSP\0\x01')])).toEqual([['ldap.bind.token', 'NTLMSSP\0\x01', ['ntlm']]]);
  const far = ascii(`${'x'.repeat(256)}NTLMSSP\0`);
  expect(told(far)).toEqual([['ldap.bind.token', String.fromCharCode(...far), undefined]]);
  expect(told([])).toEqual([]);
});
