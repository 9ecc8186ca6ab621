import { expect, test } from 'vitest';
import { fieldOf } from '../unwrap/field.fixture.ts';
import { contextOf, said } from './context.fixture.ts';
import { digestLogin } from './digest-login.ts';

const header = (text: string) => fieldOf(text, { path: 'http.header.authorization', key: 'Authorization' });
const line = (text: string) => fieldOf(text, { protocol: 'unknown', path: 'unknown.text' });

test('reads the login of RFC 7616 section 3.9.1', () => {
  const text = 'Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", nc=00000001';
  expect(said(digestLogin, header(text))).toEqual(['identifier-exposed confirmed account Mufasa']);
  const field = header(text);
  expect(digestLogin.inspect(field, contextOf().context)[0]?.part).toEqual({
    at: field.at + text.indexOf('Mufasa'),
    length: 6,
  });
});

test('reads the same in a header line of SIP (RFC 3261 section 20.7)', () => {
  expect(said(digestLogin, line('Authorization: Digest realm="atlanta.com", username="Alice", nonce="84a4"'))).toEqual([
    'identifier-exposed likely account Alice',
  ]);
  expect(said(digestLogin, line('Proxy-Authorization: Digest username="Alice",realm="atlanta.com"'))).toHaveLength(1);
});

test('reads the field of SIP and RTSP themselves, and is sure', () => {
  for (const path of ['sip.header.proxy-authorization', 'rtsp.header.authorization']) {
    const field = fieldOf('Digest username="rana", realm="a"', { protocol: path.slice(0, path.indexOf('.')), path });
    expect(said(digestLogin, field)).toEqual(['identifier-exposed confirmed account rana']);
  }
});

test.each([
  header('Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"'),
  header('Digest username="488869477bf257147b804c45308cd62ac4e25eb717b12b298c79e62dcea254ec", userhash=true'),
  header('Digest username="", realm="a"'),
  header('Digest username="admin", realm="a"'),
  header('Basic bGlzYTpyb3BlMg=='),
  line('WWW-Authenticate: Digest realm="atlanta.com", username="Alice"'),
  line('and Digest username="Alice" as text'),
  fieldOf('Digest username="Alice", realm="a"', { path: 'http.query.q', key: 'q' }),
])('stays silent on %#', (field) => expect(said(digestLogin, field)).toEqual([]));
