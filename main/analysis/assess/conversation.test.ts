import { expect, test } from 'vitest';
import { createKeyDictionary } from '../detect/key-dictionary.ts';
import { minePatterns } from '../detect/mine-patterns.ts';
import { ROWS } from '../detect/rows.fixture.ts';
import type { Message } from '../model/message.ts';
import { frozenFrame } from '../model/origins.ts';
import { SinkViews } from '../model/sink.ts';
import { Conversation } from './conversation.ts';
import { FieldRules } from './field-rules.ts';
import { aFlow } from './flow.fixture.ts';
import { ValueRegistry } from './values.ts';

function talk(transport: 'tcp' | 'udp', mine: Parameters<typeof minePatterns>[0] = []) {
  const values = new ValueRegistry();
  const messages: Message[] = [];
  const flow = aFlow({ transport, protocol: 'none', readableBytes: 0, opaqueBytes: 0, unknownBytes: 0 });
  const rules = new FieldRules({ values, keys: createKeyDictionary(ROWS), mine: minePatterns(mine), country: null });
  const conversation = new Conversation(flow, {
    rules,
    views: new SinkViews(),
    ears: { onMessage: (message) => messages.push(message), onProblem: () => undefined },
  });
  let frame = 0;
  const say = (direction: 'out' | 'in', bytes: Uint8Array | string): void => {
    frame++;
    conversation.onData(direction, Buffer.from(bytes), frozenFrame(frame, 54, { seconds: frame, nanos: 0 }));
  };
  const found = () =>
    [...conversation.hits].map((hit) =>
      `${hit.type} ${values.raw(hit.value)} ${hit.key ?? '-'} ${hit.chain.join('>')} x${hit.count}`.replace('  ', ' '),
    );
  return { flow, conversation, rules, messages, say, found };
}

test('from payload to hits: dissected, opened, detected', () => {
  const { say, found, messages, flow, conversation } = talk('tcp');
  const inner = Buffer.from('{"imei":"490154203237518"}').toString('base64');
  const body = `data=${encodeURIComponent(inner)}&nickname=tom`;
  say(
    'out',
    `POST /u HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  conversation.onEnd();
  expect(flow.protocol).toBe('http');
  expect(messages).toMatchObject([{ type: 'http-request', method: 'POST', host: 'a.example' }]);
  expect(found()).toEqual(
    expect.arrayContaining(['device-id 490154203237518 imei percent>base64 x1', 'person-name tom nickname x1']),
  );
  const imei = [...conversation.hits].find((hit) => hit.type === 'device-id');
  expect(imei?.sightings[0]).toMatchObject({ direction: 'out', protocol: 'http', time: { seconds: 1, nanos: 0 } });
});

test('a value knows the request that carried it: the head before its body, and none for an answer', () => {
  const { say, conversation } = talk('tcp');
  const post = (path: string, body: string): string =>
    `POST ${path} HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  say('out', post('/v1/login', 'nickname=tom') + post('/v1/join', 'imei=490154203237518'));
  const answer = '{"email":"tom@mail.lighthouse.org"}';
  say('in', `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${answer.length}\r\n\r\n${answer}`);
  conversation.onEnd();
  const paths = [...conversation.hits].map((hit) => [hit.type, hit.sightings[0]?.request?.path]);
  expect(Object.fromEntries(paths)).toEqual({
    'person-name': '/v1/login',
    'device-id': '/v1/join',
    email: undefined,
  });
});

test('an own number in octets that hold no text is found; without one nothing is looked at', () => {
  const octets = Uint8Array.of(0xff, 0x05, 0x21, 0xaf, 0x1c, 0xfe);
  const { say, found, flow } = talk('udp', [{ kind: 'account', value: '481239301' }]);
  say('out', octets);
  say('out', octets.toReversed());
  expect(found()).toEqual(['account 481239301 - u32le x1', 'account 481239301 - u32be x1']);
  expect(flow.unknownBytes).toBe(12);
  const other = talk('udp', [{ kind: 'account', value: '481239302' }]);
  other.say('out', octets);
  expect([other.found(), other.flow.unknownBytes]).toEqual([[], 6]);
});

test("a value cut by a packet's end is one hit with a place in both", () => {
  const { say, conversation, found } = talk('tcp');
  say('out', 'GET /?imei=4901542');
  say('out', '03237518 HTTP/1.1\r\nHost: a.example\r\n\r\n');
  conversation.onEnd();
  expect(found()).toEqual(['device-id 490154203237518 imei x1']);
  expect([...conversation.hits][0]?.sightings[0]?.where).toEqual([
    { frame: 1, offset: 54 + 11, length: 7 },
    { frame: 2, offset: 54, length: 8 },
  ]);
});

test('an own number in an unknown datagram', () => {
  const { say, conversation, found } = talk('udp', [{ kind: 'account', value: '318204715' }]);
  const packet = Buffer.alloc(40, 0xa7);
  packet.writeUInt32LE(318_204_715, 12);
  for (let i = 0; i < 3; i++) say('out', packet);
  conversation.onEnd();
  expect(found()).toEqual(['account 318204715 - u32le x3']);
});

test('an own value on the seam of two pieces of an unknown stream is found once, and one before it not twice', () => {
  const { say, conversation, found, flow } = talk('tcp', [{ kind: 'room', value: 'lighthouse-room' }]);
  const noise = (length: number): Buffer => Buffer.alloc(length, 0xa7);
  say('out', Buffer.concat([noise(600), Buffer.from('lighthouse-room'), noise(40), Buffer.from('lighth')]));
  say('out', Buffer.concat([Buffer.from('ouse-room'), noise(600)]));
  conversation.onEnd();
  expect(flow.protocol).toBe('unknown');
  expect(found()).toEqual(['room lighthouse-room - x2']);
});

test('every octet of payload is counted once', () => {
  const { say, conversation, flow } = talk('tcp');
  const request = 'GET / HTTP/1.1\r\nHost: a.example\r\n\r\n';
  say('out', request);
  say('in', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody');
  conversation.onEnd();
  expect(flow.readableBytes + flow.opaqueBytes + flow.unknownBytes).toBe(request.length + 42);
});

test('a bound that was met is told', () => {
  const { say, conversation, rules } = talk('udp');
  let nest = '{"a":1}';
  for (let depth = 0; depth < 12; depth++) nest = JSON.stringify({ a: Buffer.from(nest).toString('base64') });
  say('out', nest);
  conversation.onEnd();
  expect(rules.stopped).toBeGreaterThan(0);
});
