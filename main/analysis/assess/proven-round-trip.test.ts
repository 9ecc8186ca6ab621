import { expect, test } from 'vitest';
import type { TlsFacts } from '../model/flow.ts';
import { aFlow } from './flow.fixture.ts';
import { provenRoundTrip } from './proven-round-trip.ts';

const hello: TlsFacts = {
  version: 'TLSv1.3',
  alpn: [],
  alpnChosen: null,
  cipher: null,
  ja3: null,
  ja4: null,
  ech: false,
  resumed: null,
  certificates: [],
  clientCertificate: false,
};
const answered = { sawStart: true, firstAnswerMicros: 20_000 };

test('a hello that the server answered with its own', () => {
  expect(provenRoundTrip(aFlow({ ...answered, protocol: 'tls', tls: hello }))).toBe(20_000);
  expect(provenRoundTrip(aFlow({ ...answered, protocol: 'quic' }))).toBe(20_000);
});

test('a STUN request and its answer, whatever else the flow carries', () => {
  expect(provenRoundTrip(aFlow({ matchedMicros: 31_000, protocol: 'srtp' }))).toBe(31_000);
});

test('nothing where another may have answered, or the beginning was not seen', () => {
  expect(provenRoundTrip(aFlow({ ...answered, protocol: 'http' }))).toBeNull();
  expect(provenRoundTrip(aFlow({ ...answered, protocol: 'dns' }))).toBeNull();
  expect(provenRoundTrip(aFlow({ ...answered, protocol: 'tls', tls: null }))).toBeNull();
  expect(provenRoundTrip(aFlow({ ...answered, protocol: 'tls', tls: { ...hello, version: null } }))).toBeNull();
  expect(provenRoundTrip(aFlow({ ...answered, sawStart: false, protocol: 'quic' }))).toBeNull();
  expect(provenRoundTrip(aFlow({ ...answered, firstAnswerMicros: null, protocol: 'quic' }))).toBeNull();
});
