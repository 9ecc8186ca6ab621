import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { keyValues } from './key-values.ts';

const UNKNOWN = { protocol: 'unknown', path: 'unknown.text' };

function read(text: string): (string | null)[][] | null {
  const field = fieldOf(text, UNKNOWN);
  if (keyValues.recognise(field) <= 0.5) return null;
  return openAll(keyValues, field).seen.map(({ key, text: value, behind }) => {
    expect(behind).toBe(value);
    return [key, value];
  });
}

test('reads the real one: pairs with any separator, with and without a word in front', () => {
  const pairs = [
    ['user', 'ada'],
    ['mac', '3c:28:6d:00:00:01'],
    ['id', '4711'],
  ];
  for (const between of ['&', ';', '|', '\n', '\r\n', '\t', ', ', ' '])
    expect(read(['user=ada', 'mac=3c:28:6d:00:00:01', 'id=4711'].join(between)), between).toEqual(pairs);
  expect(read('user: ada\nmac: 3c:28:6d:00:00:01\nid: 4711')).toEqual(pairs);
  expect(read('WAKE uid=4711-ada&fw=1.2')).toEqual([
    ['uid', '4711-ada'],
    ['fw', '1.2'],
  ]);
  expect(read('HELLO|user=Jörg|id=4711')).toEqual([
    [null, 'HELLO'],
    ['user', 'Jörg'],
    ['id', '4711'],
  ]);
});

test('reads one pair where it is all, and names and values between backslashes', () => {
  expect(read('mac: F0:D1:A9:00:00:01')).toEqual([['mac', 'F0:D1:A9:00:00:01']]);
  expect(read('uid=471100')).toEqual([['uid', '471100']]);
  expect(read('\\name\\ada\\guid\\4711')).toEqual([
    ['name', 'ada'],
    ['guid', '4711'],
  ]);
});

test('reads lines with a colon and no space, options, what a NUL ends, and added headers', () => {
  expect(read('user_id:4711-ada')).toEqual([['user_id', '4711-ada']]);
  expect(read('  user_id: 4711-ada')).toEqual([['user_id', '4711-ada']]);
  expect(keyValues.recognise(fieldOf('scope:email5'))).toBe(0);
  for (const text of ['user:email', 'host:a.example:8080', 'see:http//x5', 'd0xYz9:APA91bF'])
    expect(read(text), text).toBeNull();
  expect(read('join --user=ada --room=r1')?.slice(-1)).toEqual([['room', 'r1']]);
  expect(read('SEND\nuser:ada\nroom:r1\n\nhello\0')).toEqual([
    [null, 'SEND'],
    ['user', 'ada'],
    ['room', 'r1'],
    [null, 'hello'],
  ]);
  expect(keyValues.recognise(fieldOf('user=ada; room=r1', { path: 'http.header.x-info' }))).toBeGreaterThan(0.5);
});

test('every truncation yields a prefix and a reason', () => {
  const whole = 'user=ada;mac=3c:28:6d:00:00:01;id=4711';
  const all = openAll(keyValues, fieldOf(whole, UNKNOWN)).seen;
  for (let n = 0; n < whole.length; n++) {
    const { seen } = openAll(keyValues, fieldOf(whole.slice(0, n), UNKNOWN));
    expect(all.slice(0, Math.max(0, seen.length - 1))).toEqual(seen.slice(0, -1));
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  openHostile(keyValues, 'user=ada;mac=3c:28:6d:00:00:01;id=4711', UNKNOWN);
  openHostile(keyValues, '\\name\\ada\\guid\\4711', UNKNOWN);
});

test('guesses only where something readable comes out', () => {
  for (const text of [
    'see you at 12:30 then',
    'YWJjZGVmZ2g==',
    'U4=x;b=1',
    'id=1',
    'https://a.example/?uid=4711&b=2',
    'geo:48.1,11.5;crs=wgs84;u=35',
    'sip:ada@nowhere.ch;transport=udp;lr=on',
    'urn:gsma:imei:90420156-025763-0;vers=0;svn=12',
    'BEGIN:VCARD\nVERSION:3.0\nFN:Ada',
    '{"uid":"4711","b":"a=b;c=d"}',
    '<a b="c"; d="e">',
    'if (user==4 && id==5)',
    '\\x> y\\1\\b\\2',
  ])
    expect(read(text), text).toBeNull();
  expect(keyValues.recognise(fieldOf('user=ada;id=4711', { ...UNKNOWN, role: 'text' }))).toBe(0);
  expect(keyValues.recognise(fieldOf('user=ada;id=4711', { protocol: 'sip' }))).toBe(0);
  expect(keyValues.recognise(fieldOf('user=ada;id=4711', { path: 'http.header.x' }))).toBe(0);
});
