import { expect, test } from 'vitest';
import { frozenFrame } from '../../model/origins.ts';
import { flowFixture, octets, RecordingSink } from '../recording-sink.fixture.ts';
import { contentLength, emitSipBody, emitSipHead } from './sip-emit.ts';
import { endOfSipHead, parseSipHead } from './sip-head.ts';

function tell(method: string, headers: string, body: string): RecordingSink {
  const bytes = octets(`${method} sip:bob@biloxi.com SIP/2.0\r\n${headers}\r\n\r\n${body}`);
  const sink = new RecordingSink(flowFixture('udp', 'sip'));
  sink.begin(bytes, frozenFrame(1, 0, null), 'out');
  const stop = endOfSipHead(bytes, 0, bytes.length);
  const head = parseSipHead(bytes, 0, stop);
  if (!head) throw new Error('no head');
  emitSipHead(head, sink, bytes);
  emitSipBody(head, sink, bytes, { at: stop, length: bytes.length - stop });
  return sink;
}
const body = (method: string, headers: string) =>
  tell(method, headers, 'x')
    .fields.filter(({ path }) => path === 'sip.body')
    .map(({ options }) => options);

test('a person’s text is text only in a MESSAGE', () => {
  expect(body('MESSAGE', 'Content-Type: text/plain;charset=utf-8')).toEqual([{ role: 'text' }]);
  expect(body('MESSAGE', 'c: text/html')).toEqual([{ role: 'text' }]);
  expect(body('INFO', 'c: text/plain')).toEqual([{}]);
  expect(
    tell('MESSAGE', 'c: message/cpim', 'To: <im:a@b.com>\r\n\r\nContent-Type: text/plain\r\n\r\nCome').fields.map(
      ({ path, text }) => `${path} ${text}`,
    ),
  ).toEqual(expect.arrayContaining(['sip.cpim.address im:a@b.com', 'sip.cpim.text Come']));
});

test('a body is opened as its type says, and unclaimed where the type says nothing', () => {
  expect(body('NOTIFY', 'Content-Type: application/pidf+xml')).toEqual([{ encodings: ['xml'] }]);
  expect(body('INFO', 'Content-Type: application/json')).toEqual([{ encodings: ['json'] }]);
  expect(body('INVITE', 'Content-Type: multipart/mixed;boundary=a')).toEqual([{ encodings: ['multipart'] }]);
  expect(body('INFO', 'Content-Type: application/x-own')).toEqual([{ unclaimed: true }]);
  expect(body('INFO', 'Subject: none')).toEqual([{ unclaimed: true }]);
  expect(body('MESSAGE', 'Content-Type: text/plain\r\nContent-Encoding: gzip')).toEqual([{ unclaimed: true }]);
});

test('parameters that name a device or an address have fields of their own', () => {
  const headers =
    'Contact: <sip:a@b>;+sip.instance="<urn:gsma:imei:90420156-025763-0>"\r\nv: SIP/2.0/UDP b;received=192.0.2.9;rport=7';
  const sink = tell('REGISTER', headers, '');
  expect(sink.texts('sip.contact.instance')).toEqual(['urn:gsma:imei:90420156-025763-0']);
  expect(sink.texts('sip.via.received')).toEqual(['192.0.2.9']);
});

test('so have the names of a device, and the cell where a phone is', () => {
  const cisco = 'Contact: <sip:a@b>;+u.sip!devicename.ccm.cisco.com="SEP00005E005301"';
  expect(tell('REGISTER', cisco, '').texts('sip.contact.device-name')).toEqual(['SEP00005E005301']);
  const gruu = 'Contact: <sip:a@b;gr=urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>';
  expect(tell('INVITE', gruu, '').texts('sip.contact.instance')).toEqual([
    'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  ]);
  const cell = 'P-Access-Network-Info: 3GPP-E-UTRAN-FDD; utran-cell-id-3gpp=262010A1B0C1D2E3F';
  expect(tell('INVITE', cell, '').texts('sip.access.cell')).toEqual(['262010A1B0C1D2E3F']);
  const station = 'P-Access-Network-Info: IEEE-802.11;i-wlan-node-id=00005e005301;country=DE';
  expect(tell('INVITE', station, '').texts('sip.access.station')).toEqual(['00005e005301']);
});

test('so has what a push service knows the device by (RFC 8599)', () => {
  const contact = 'Contact: <sip:a@b;pn-provider=fcm;pn-param=303462461043;pn-prid=uuTyTpkk8uzA:APA91bE_8-x;ob>';
  expect(tell('REGISTER', contact, '').texts('sip.contact.push-token')).toEqual(['uuTyTpkk8uzA:APA91bE_8-x']);
  expect(tell('REGISTER', 'Contact: <sip:a@b;pn-prid=short>', '').texts('sip.contact.push-token')).toEqual([]);
});

test('a length is a number or none', () => {
  const head = (line: string) => {
    const bytes = octets(`BYE sip:a@b SIP/2.0\r\n${line}\r\n\r\n`);
    const parsed = parseSipHead(bytes, 0, bytes.length);
    return parsed && contentLength(parsed, bytes);
  };
  expect([head('l: 12'), head('Content-Length: 12'), head('Content-Length: -1'), head('Date: x')]).toEqual([
    12,
    12,
    null,
    null,
  ]);
});
