import { describe, expect, test } from 'vitest';
import { aFlow } from './flow.fixture.ts';
import { contactOf, ServerBook, type ServerRecord } from './server-book.ts';

const SERVER = '198.51.100.20';

test('sums flows per server and app; the first contact is the earliest, however they closed', () => {
  const book = new ServerBook();
  book.add(aFlow({ firstFrame: 9, minRoundTripMicros: 900, protocol: 'tls' }), 'a', ['x.example'], 'local');
  book.add(
    aFlow({ firstFrame: 4, minRoundTripMicros: 1200, firstTime: { seconds: 7, nanos: 0 } }),
    'a',
    ['y.example'],
    'internet',
  );
  book.add(aFlow({ firstFrame: 12 }), 'a', ['x.example'], 'local');
  const record = book.get('a', SERVER);
  expect(record).toMatchObject({
    names: new Set(['x.example', 'y.example']),
    protocols: new Set(['tls', 'http']),
    reach: 'internet',
    flows: 3,
    packetsOut: 18,
    packetsIn: 15,
    bytesOut: 3000,
    bytesIn: 12_000,
    minRoundTripMicros: 900,
    firstFrame: 4,
  });
  expect(record?.firstContact).toMatchObject({
    frame: 4,
    time: { seconds: 7, nanos: 0 },
    protocol: 'http',
    direction: 'out',
    where: [{ frame: 4, offset: 0, length: 0 }],
  });
});

test('one server as two apps used it is two records, in order of first frame', () => {
  const book = new ServerBook();
  book.add(aFlow({ firstFrame: 5 }), 'b', [], 'internet');
  book.add(aFlow({ firstFrame: 5, server: { ip: '198.51.100.3', port: 1 } }), 'b', [], 'internet');
  book.add(aFlow({ firstFrame: 5 }), 'a', [], 'internet');
  book.add(aFlow({ firstFrame: 1 }), 'c', [], 'internet');
  expect(book.sorted().map((one) => `${one.app} ${one.ip}`)).toEqual([
    `c ${SERVER}`,
    `a ${SERVER}`,
    `b ${SERVER}`,
    'b 198.51.100.3',
  ]);
  expect(book.get('d', SERVER)).toBeUndefined();
});

test('a scan of the whole internet is counted, not kept; so are names without end', () => {
  const book = new ServerBook();
  for (let i = 0; i < 20_005; i++) book.add(aFlow({ server: { ip: `forged ${i}`, port: 1 } }), 'a', [], 'internet');
  book.add(
    aFlow({ server: { ip: 'forged 0', port: 1 } }),
    'a',
    Array.from({ length: 5_000 }, (_, i) => `n${i}.example`),
    'internet',
  );
  expect([book.sorted().length, book.omitted]).toEqual([20_000, 5]);
  expect(book.get('a', 'forged 0')).toMatchObject({ flows: 2, names: { size: 1_000 } });
});

describe('contact', () => {
  const contact = (packetsOut: number, packetsIn: number, bytes: number) =>
    contactOf({ packetsOut, packetsIn, bytesOut: bytes, bytesIn: 0 } as ServerRecord);
  test.each([
    [1, 0, 60, 'probe'],
    [500, 0, 400_000, 'probe'], // nobody answered
    [5, 5, 3_000, 'probe'],
    [5, 5, 3_001, 'session'],
    [6, 5, 600, 'session'],
  ])('%i out, %i in, %i octets: %s', (out, back, bytes, said) => {
    expect(contact(out, back, bytes)).toBe(said);
  });
});
