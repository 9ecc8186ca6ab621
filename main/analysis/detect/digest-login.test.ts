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

const RESPONSE = '6629fae49393a05397450978507c4ef1'; // RFC 2617 section 3.5

test('reads the answer that passwords can be tried against', () => {
  const text = `Digest username="admin", realm="a", nonce="dcd98b71", uri="/", response="${RESPONSE}"`;
  expect(said(digestLogin, header(text))).toEqual([`identifier-exposed confirmed credential ${RESPONSE}`]);
  const field = header(text);
  expect(digestLogin.inspect(field, contextOf().context)[0]?.part).toEqual({
    at: field.at + text.indexOf(RESPONSE),
    length: 32,
  });
  expect(said(digestLogin, header(`Digest username="Mufasa",\r\n realm="a",nonce="b",response=${RESPONSE}`))).toEqual([
    'identifier-exposed confirmed account Mufasa',
    `identifier-exposed confirmed credential ${RESPONSE}`,
  ]);
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
  header(`Digest username="admin", realm="a", response="${RESPONSE}"`), // and no challenge
  header('Digest username="admin", realm="a", nonce="b", response=""'),
  header(`Digest username="admin", nonce="b", cresponse="${RESPONSE}"`),
  header(`Digest username="admin", nonce="b", algorithm=AKAv1-MD5, response="${RESPONSE}"`),
  line('WWW-Authenticate: Digest realm="atlanta.com", username="Alice"'),
  line('and Digest username="Alice" as text'),
  fieldOf('Digest username="Alice", realm="a"', { path: 'http.query.q', key: 'q' }),
])('stays silent on %#', (field) => expect(said(digestLogin, field)).toEqual([]));
