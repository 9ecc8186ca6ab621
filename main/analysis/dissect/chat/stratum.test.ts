import { expect, test } from 'vitest';
import { readAll, survives } from '../hostile.fixture.ts';
import { cut, flowFixture, octets, type Piece } from '../recording-sink.fixture.ts';
import { stratum } from './stratum.ts';

/** In the shape of the requests in docs/protocols/stratum.md. */
const SUBSCRIBE = '{"id":1,"method":"mining.subscribe","params":["digger/1.0"]}\n';
const AUTHORIZE = '{"params": ["rana.desk", "s3cret"], "id": 2, "method": "mining.authorize"}\n';
const NOTIFY = '{"id":null,"method":"mining.notify","params":["bf","4d16"]}\n';
const ETHER =
  '{"worker": "desk", "jsonrpc": "2.0", "params": ["0xb0b0", "rana@mail.in"], "id": 2, "method": "eth_submitLogin"}\n';
const MONERO =
  '{"id":1,"method":"login","params":{"login":"4rana","pass":"desk","agent":"digger/1.0","rigid":"shed"}}\n';

const read = (pieces: readonly Piece[]) => readAll(stratum, 'tcp', pieces);
const told = (text: string) =>
  read([['out', text]])
    .fields.filter(({ path }) => path.startsWith('stratum.login'))
    .map(({ path, key, text: value }) => `${path.slice(8)} ${key} ${value}`);

test('reads the real one, however cut', () => {
  for (const size of [1, 40, 1_000]) {
    const sink = read([...cut('out', SUBSCRIBE + AUTHORIZE, size), ['in', NOTIFY]]);
    expect(sink.texts('stratum.login.user')).toEqual(['rana.desk']);
    expect(sink.texts('stratum.login.pass')).toEqual(['s3cret']);
    expect(sink.texts('stratum.line')).toHaveLength(3);
    expect(sink.counts).toEqual({ readable: (SUBSCRIBE + AUTHORIZE + NOTIFY).length, opaque: 0, unknown: 0 });
    expect(sink.problems).toEqual([]);
  }
  expect(told(ETHER)).toEqual([
    'login.user params 0xb0b0',
    'login.worker worker desk',
    'login.pass params rana@mail.in',
  ]);
  expect(told(MONERO)).toEqual(['login.user login 4rana', 'login.pass pass desk', 'login.worker rigid shed']);
});

test('what is no list of words says nothing', () => {
  for (const params of ['{}', '[]', '[1]', '["a\\"b"]', '"a"', '["a'])
    expect(told(`{"method":"mining.authorize","params":${params}}\n`)).toEqual([]);
  expect(told('{"method":"mining.submit","params":["rana.desk","1"]}\n')).toEqual([]);
});

test('knows its beginnings, and leaves other JSON to others', () => {
  const score = (text: string) => stratum.recognise(octets(text), flowFixture('tcp', 'none'));
  expect([SUBSCRIBE, AUTHORIZE, ETHER, MONERO].map(score)).toEqual([0.9, 0.9, 0.9, 0.9]);
  expect(
    ['{"method":"login","user":"a"}\n', '{"id":1}\n"mining.subscribe"', '["mining.subscribe"]'].map(score),
  ).toEqual([0, 0, 0]);
});

test('after a gap it goes on with a line', () => {
  const sink = read([
    ['out', SUBSCRIBE],
    ['out', 100],
    ['out', 'rest of a line\n'],
    ['out', AUTHORIZE],
  ]);
  expect(sink.texts('stratum.login.user')).toEqual(['rana.desk']);
});

test('every truncation yields a prefix and a reason', () => {
  for (let n = 1; n < MONERO.length - 1; n++) {
    const sink = read([['out', MONERO.slice(0, n)]]);
    expect(sink.problems).toEqual(['cut-short']);
    expect('4rana'.startsWith(sink.texts('stratum.login.user')[0] ?? '')).toBe(true);
  }
});

test('a true beginning with any end never throws, loops or points outside', () => {
  survives(stratum, 'tcp', octets(AUTHORIZE));
});
