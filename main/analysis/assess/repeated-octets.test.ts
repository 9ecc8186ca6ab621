import { describe, expect, test } from 'vitest';
import { noise } from '../dissect/calls/rtp.fixture.ts';
import { frozenFrame } from '../model/origins.ts';
import type { ValueNotes } from '../detect/detector.ts';
import { FindingBook } from './finding-book.ts';
import { aFlow } from './flow.fixture.ts';
import { RepeatBook } from './repeated-octets.ts';
import { ValueRegistry } from './values.ts';

const NUMBER = [0x9c, 0x41, 0xe2, 0x07];
/** A header of chance, a number that stays, chance again. */
const datagram = (seed: number, length = 40, number: readonly number[] = NUMBER): Uint8Array => {
  const bytes = noise(length, seed);
  bytes.set(number, 10);
  return bytes;
};

interface Talk {
  readonly messages: readonly Uint8Array[];
  readonly app?: string;
  readonly transport?: 'udp' | 'tcp';
  readonly direction?: 'out' | 'in';
  readonly port?: number;
}
function bookOf(talks: readonly Talk[]): RepeatBook {
  const book = new RepeatBook();
  let frame = 0;
  for (const [i, { messages, app = 'app-1', transport = 'udp', direction = 'out', port = 4000 }] of talks.entries()) {
    const flow = aFlow({ id: i + 1, transport, server: { ip: `198.51.100.${i + 1}`, port } });
    for (const bytes of messages) {
      frame++;
      book.note(flow, direction, bytes, frozenFrame(frame, 42, { seconds: frame, nanos: 0 }));
    }
    book.closed(flow, app, 'internet');
  }
  return book;
}
const found = (talks: readonly Talk[]) =>
  bookOf(talks)
    .found()
    .map(({ raw, app, seen }) => `${app} ${raw} ${seen.map(({ where }) => where[0]?.offset).join(',')}`);
const talk = (from: number, over: Partial<Talk> = {}, number = NUMBER): Talk => ({
  messages: [datagram(from, 40, number), datagram(from + 1, 40, number)],
  ...over,
});

test('octets at one place, the same in two flows', () => {
  expect(found([talk(1), talk(11)])).toEqual(['app-1 hex:9c41e207 52,52']);
});

describe('nothing', () => {
  test.each<[string, Talk[]]>([
    ['in one flow, however long', [{ messages: Array.from({ length: 50 }, (_, i) => datagram(i)) }]],
    ['a number of each flow’s own', [talk(1), talk(11, {}, [1, 2, 3, 4])]],
    ['of two apps', [talk(1), talk(11, { app: 'app-2' })]],
    ['to another port', [talk(1), talk(11, { port: 4001 })]],
    ['what servers send', [talk(1, { direction: 'in' }), talk(11, { direction: 'in' })]],
    ['streams', [talk(1, { transport: 'tcp' }), talk(11, { transport: 'tcp' })]],
    ['mostly zeros', [talk(1, {}, [0, 0, 0, 1]), talk(11, {}, [0, 0, 0, 1])]],
    ['one message, sent again', [1, 2].map(() => ({ messages: [datagram(7), datagram(7)] }))],
    ['too few messages', [1, 11].map((from) => ({ messages: [datagram(from)] }))],
    ['text, which other rules tell', [1, 11].map((from) => talk(from, {}, [...Buffer.from('lighthouse')]))],
    [
      'a form that goes on',
      [1, 2].map((from) => ({
        messages: [1, 2].map((one) => Uint8Array.from([...noise(90, 5), ...noise(10, from * one)])),
      })),
    ],
  ])('%s', (_what, talks) => {
    expect(found(talks)).toEqual([]);
  });
});

test('it becomes a finding that is never more than possible, with its places', () => {
  const findings = new FindingBook();
  const values = new ValueRegistry();
  findings.addRepeats(bookOf([talk(1), talk(11)]).found(), values);
  const [record, ...more] = findings.sorted();
  expect(more).toEqual([]);
  expect(record).toMatchObject({ kind: 'repeated-value', confidence: 'possible', reach: 'internet', count: 4 });
  expect(record?.subject).toMatchObject({ type: 'other', key: null, mine: null });
  expect(record?.sightings.map(({ where }) => where)).toEqual([
    [{ frame: 1, offset: 52, length: 4 }],
    [{ frame: 3, offset: 52, length: 4 }],
  ]);
  const full: ValueNotes = { note: () => -1 as ReturnType<ValueNotes['note']> };
  const other = new FindingBook();
  other.addRepeats(bookOf([talk(1), talk(11)]).found(), full);
  expect([other.sorted().length, other.omitted]).toEqual([0, 1]);
});
