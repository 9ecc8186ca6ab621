import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { trueBeginning } from '../hostile.fixture.ts';
import { flowFixture, RecordingSink } from '../recording-sink.fixture.ts';
import { tellCertificates } from './tls-certificate.ts';
import { CA_NAME, certificate, certificateMessage, distinguishedName } from './x509.fixture.ts';

const HEADER = 4;

function tell(message: readonly number[] | Uint8Array, from: 'server' | 'client' = 'server') {
  const flow = flowFixture('tcp', 'tls');
  const sink = new RecordingSink(flow);
  const bytes = Uint8Array.from(message);
  sink.begin(bytes, frozenFrame(1, 0, null), from === 'server' ? 'in' : 'out');
  const problem = tellCertificates(
    { flow, sink, carrier: 't' },
    from,
    bytes,
    Math.min(HEADER, bytes.length),
    bytes.length,
  );
  return { flow, sink, problem };
}

const person = distinguishedName([
  ['CN', 'Somebody Example'],
  ['emailAddress', 'somebody@mail.example', 0x16],
]);
const chain = certificateMessage([certificate(), certificate({ subject: CA_NAME, issuer: CA_NAME, dns: [] })]);

test('reads the real one: the chain, the server first', () => {
  const { flow, sink, problem } = tell(chain);
  expect(problem).toBeNull();
  expect(flow.tls?.certificates.map(({ subject }) => subject)).toEqual([
    'CN=chat.example.org',
    'C=US, O=Example Trust, Inc., CN=Example CA, emailAddress=signing@ca.example',
  ]);
  expect(flow.tls?.certificates[0]?.names).toEqual(['chat.example.org']);
  expect(sink.messages).toMatchObject([{ type: 'tls-certificates', from: 'server', certificates: [{}, {}] }]);
});

test("of a public host and of who signed it, own values alone are searched: an office's address is no person's", () => {
  const { fields } = tell(chain).sink;
  expect(fields.map(({ path }) => path)).toEqual([
    'tls.certificate.subject',
    'tls.certificate.issuer',
    'tls.certificate.alternative',
    'tls.certificate.subject',
    'tls.certificate.issuer',
  ]);
  expect(fields.every(({ options }) => options.unclaimed === true)).toBe(true);
  expect(fields[1]?.text).toContain('signing@ca.example');
});

test('an old certificate names its host in the common name alone', () => {
  const { fields } = tell(certificateMessage([certificate({ dns: [] })])).sink;
  expect(fields.map(({ path }) => path)).toEqual(['tls.certificate.subject', 'tls.certificate.issuer']);
});

test('one that nobody else signed, or that names no host, is told part by part', () => {
  for (const options of [
    { subject: person, issuer: person },
    { subject: person, dns: [] },
    { subject: person, dns: ['laptop'] },
  ]) {
    const { sink } = tell(certificateMessage([certificate(options)]));
    expect(sink.texts('tls.certificate.subject.CN')).toEqual(['Somebody Example']);
    expect(sink.texts('tls.certificate.subject.emailAddress')).toEqual(['somebody@mail.example']);
  }
});

test("a Windows account's name in a client's, and one that its holder signed", () => {
  const { sink } = tell(certificateMessage([certificate({ subject: person, upn: 'rana@office.example' })]), 'client');
  const account = sink.fields.find(({ path }) => path === 'tls.client-certificate.alternative.upn');
  expect([account?.key, account?.text]).toEqual(['userPrincipalName', 'rana@office.example']);
  const own = tell(certificateMessage([certificate({ subject: person, issuer: person })]), 'client').sink;
  expect(own.texts('tls.client-certificate.self-signed.subject.CN')).toEqual(['Somebody Example']);
});

test("a client's is told part by part, whoever signed it, and is not the server's", () => {
  const message = certificateMessage([certificate({ subject: person, email: 'other@mail.example' })]);
  const { flow, sink } = tell(message, 'client');
  expect(sink.texts('tls.client-certificate.subject.CN')).toEqual(['Somebody Example']);
  expect(sink.texts('tls.client-certificate.alternative.email')).toEqual(['other@mail.example']);
  expect(flow.tls).toMatchObject({ clientCertificate: true, certificates: [] });
  expect(tell(certificateMessage([]), 'client').flow.tls?.clientCertificate).toBe(false);
});

test('what is no certificate is passed over, and a chain has its bound', () => {
  const { flow, problem } = tell(certificateMessage([[1, 2, 3], certificate()]));
  expect(problem).toBe('not-this-protocol');
  expect(flow.tls?.certificates).toHaveLength(1);
  expect(tell(certificateMessage(Array(40).fill(certificate()))).flow.tls?.certificates).toHaveLength(16);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = tell(chain).flow.tls?.certificates ?? [];
  for (let n = HEADER; n < chain.length; n++) {
    const { flow, sink, problem } = tell(chain.slice(0, n));
    expect(problem).toBe('cut-short');
    const found = flow.tls?.certificates ?? [];
    expect(found).toEqual(whole.slice(0, found.length));
    for (const { where } of sink.fields) expect(where).toHaveLength(1);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  fc.assert(fc.property(trueBeginning(Uint8Array.from(chain)), (bytes) => void tell(bytes)));
});
