import { expect, test } from 'vitest';
import { fieldOf, openAll, openHostile } from './field.fixture.ts';
import { stomp } from './stomp.ts';

const inside = (text: string, path = 'websocket.text'): string[] => {
  const field = fieldOf(text, { path, protocol: 'websocket' });
  return stomp.recognise(field) > 0.5 ? openAll(stomp, field).seen.map((one) => `${one.path}=${one.text}`) : [];
};

/** Frames as in STOMP 1.2, "STOMP Frames" and "Client Frames". */
test('reads the real one: headers under their names, and the body', () => {
  expect(inside('SEND\ndestination:/queue/a\ncontent-type:application/json\n\n{"a":1}\0')).toEqual([
    'stomp.destination=/queue/a',
    'stomp.content-type=application/json',
    'stomp.body={"a":1}',
  ]);
  expect(inside('CONNECT\r\naccept-version:1.2\r\nlogin:ana\r\n\r\n\0\n')).toEqual([
    'stomp.accept-version=1.2',
    'stomp.login=ana',
  ]);
});

test('a header may be empty or hold colons', () => {
  expect(inside('MESSAGE\nempty:\nid:a:b\n\nhello\0')).toEqual(['stomp.id=a:b', 'stomp.body=hello']);
});

test('every truncation yields a prefix', () => {
  const text = 'SEND\ndestination:/queue/a\n\nhello there\0';
  for (let n = 0; n < text.length; n++)
    for (const part of inside(text.slice(0, n))) expect(text).toContain(part.slice(part.indexOf('=') + 1));
});

test.each([
  'SENDER\na:b\n\n',
  'SEND',
  'SEND\n',
  'SEND money now\nplease',
  'SEND\nno header\n\n',
  'send\na:b\n\n\0',
  '\nSEND\na:b',
])('leaves %j alone', (text) => expect(inside(text)).toEqual([]));

test('octets of a stream that nobody claims are read line by line elsewhere', () => {
  expect(inside('SEND\ndestination:/queue/a\n\nhello\0', 'unknown.bytes')).toEqual([]);
});

test('hostile endings', () => {
  openHostile(stomp, 'SEND\ndestination:/queue/a\n\nhello\0');
});
