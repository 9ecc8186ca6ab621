import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACK, FIN, SYN, Segment, TCP } from '../packets/segment.ts';
import { HeldBudget } from './held-budget.ts';
import { TcpSide } from './tcp-side.ts';

const STREAM = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7 + (i >> 8)) & 255);

interface Sent {
  at: number;
  length: number;
  /** Fewer where the capture cut it. */
  captured?: number;
  flags?: number;
  bytes?: Uint8Array;
}

/** A side that saw the SYN, so that octet 0 of the stream is number `first` + 1. */
function side(first = 1000, syn = true) {
  const events: string[] = [];
  const octets: number[] = [];
  let gaps = 0;
  let lost = 0;
  let conflicting = 0;
  const sink = {
    data(
      direction: string,
      bytes: Uint8Array,
      origin: { where(at: number, length: number): { offset: number; length: number }[] },
    ) {
      // Every octet must lie where its origin says: frames here are the stream itself.
      const where = origin.where(0, bytes.length);
      expect(where.reduce((sum, { length }) => sum + length, 0)).toBe(bytes.length);
      events.push(`${direction} ${where[0]?.offset}+${bytes.length}`);
      octets.push(...bytes);
    },
    gap(direction: string, length: number) {
      expect(length).toBeGreaterThan(0);
      events.push(`${direction} gap ${length}`);
      gaps += length;
      for (let i = 0; i < length; i++) octets.push(-1);
    },
    lost(count: number) {
      lost += count;
    },
    takesSealed: () => false,
    conflict(count: number) {
      conflicting += count;
    },
  };
  const made = new TcpSide(sink, 'out', new HeldBudget());
  const send = ({ at, length, captured = length, flags = ACK, bytes = STREAM }: Sent) => {
    const seq = (first + 1 + at) | 0;
    const segment = Object.assign(new Segment(), {
      protocol: TCP,
      seq,
      flags,
      whole: true,
      bytes,
      at,
      length: captured,
    });
    segment.wireLength = length;
    return made.receive(segment);
  };
  if (syn) send({ at: -1, length: 0, flags: SYN });
  return { made, send, events, octets, gaps: () => gaps, lost: () => lost, conflicting: () => conflicting };
}

test('gives octets in order, each once', () => {
  const { send, events, octets } = side();
  send({ at: 0, length: 10 });
  send({ at: 20, length: 10 });
  send({ at: 0, length: 10 });
  send({ at: 5, length: 15 });
  send({ at: 30, length: 5 });
  expect(events).toEqual(['out 0+10', 'out 10+10', 'out 20+10', 'out 30+5']);
  expect(octets).toEqual([...STREAM.subarray(0, 35)]);
});

test('sequence numbers wrap', () => {
  for (const first of [0xfffffff0, 0x7ffffff0, 0xffffffff]) {
    const { send, octets } = side(first);
    for (let at = 0; at < 100; at += 10) send({ at, length: 10 });
    expect(octets).toEqual([...STREAM.subarray(0, 100)]);
  }
});

test('of two versions of an octet the first counts', () => {
  const other = new Uint8Array(4000).fill(200);
  const { send, octets } = side();
  send({ at: 4, length: 4 });
  send({ at: 0, length: 12, bytes: other });
  expect(octets).toEqual([200, 200, 200, 200, ...STREAM.subarray(4, 8), 200, 200, 200, 200]);
});

test('octets that wait and come again otherwise are counted; the same again are not', () => {
  const other = STREAM.slice();
  for (let i = 30; i < 33; i++) other[i] = (other[i] ?? 0) ^ 1;
  const { send, octets, conflicting } = side();
  send({ at: 20, length: 20 });
  send({ at: 25, length: 20 });
  expect(conflicting()).toBe(0);
  send({ at: 20, length: 20, bytes: other });
  expect(conflicting()).toBe(3);
  send({ at: 0, length: 32, bytes: other });
  expect(conflicting()).toBe(5);
  expect(octets).toEqual([...STREAM.subarray(0, 45)]);
});

test('a keep-alive repeats one octet with any content: no conflict, nothing new', () => {
  const { send, events, octets, conflicting } = side();
  send({ at: 0, length: 10 });
  send({ at: 9, length: 1, bytes: new Uint8Array(4000) });
  send({ at: 10, length: 10 });
  expect(events).toEqual(['out 0+10', 'out 10+10']);
  expect(octets).toEqual([...STREAM.subarray(0, 20)]);
  expect(conflicting()).toBe(0);
});

test('a segment cut by the capture leaves a gap', () => {
  const { send, events } = side();
  send({ at: 0, length: 100, captured: 40 });
  send({ at: 100, length: 10 });
  send({ at: 110, length: 10, captured: 0 });
  expect(events).toEqual(['out 0+40', 'out gap 60', 'out 100+10', 'out gap 10']);
});

test('a held segment cut by the capture leaves its gap in its place', () => {
  const { send, events } = side();
  send({ at: 10, length: 10, captured: 4 });
  send({ at: 20, length: 5 });
  send({ at: 0, length: 10 });
  expect(events).toEqual(['out 0+10', 'out 10+4', 'out gap 6', 'out 20+5']);
});

test('a hole is a gap at the end', () => {
  const { made, send, events } = side();
  send({ at: 0, length: 5 });
  send({ at: 10, length: 5 });
  send({ at: 20, length: 5, flags: FIN | ACK });
  made.end();
  expect(events).toEqual(['out 0+5', 'out gap 5', 'out 10+5', 'out gap 5', 'out 20+5']);
});

test('a FIN past the last octet shows what is missing', () => {
  const { made, send, events } = side();
  send({ at: 0, length: 5 });
  send({ at: 25, length: 0, flags: FIN | ACK });
  expect(made.sawFin).toBe(true);
  made.end();
  expect(events).toEqual(['out 0+5', 'out gap 20']);
});

test('a hole is a gap once too many segments wait, sooner where the other side acknowledged it', () => {
  const waits = (acknowledged: boolean) => {
    const { made, send, events } = side();
    if (acknowledged) made.acknowledged(1000 + 1 + 4000);
    let count = 0;
    for (; count < 3000 && events.length === 0; count++) send({ at: 10 + count, length: 1 });
    expect(events[0]).toBe('out gap 10');
    return count;
  };
  expect(waits(false)).toBe(513);
  expect(waits(true)).toBe(33);
});

test('what one side holds is bounded in octets', () => {
  const bytes = new Uint8Array(70_000);
  const { send, events } = side();
  for (let i = 0; i < 20; i++) send({ at: 10 + i * 60_000, length: 60_000, captured: 0, bytes });
  expect(events).toEqual([]);
  const large = side();
  for (let i = 0; i < 20; i++) {
    const segment = Object.assign(new Segment(), { seq: 1011 + i * 60_000, flags: ACK, bytes, at: 0, length: 60_000 });
    segment.wireLength = 60_000;
    large.made.receive(segment);
  }
  expect(large.events[0]).toBe('out gap 10');
});

test('picked up in the middle: from the first segment, or from the acknowledgement before it', () => {
  const plain = side(1000, false);
  plain.send({ at: 100, length: 10 });
  expect(plain.events).toEqual(['out 100+10']);

  const hinted = side(1000, false);
  hinted.send({ at: 90, length: 0 });
  hinted.send({ at: 100, length: 10 });
  hinted.send({ at: 90, length: 10 });
  expect(hinted.events).toEqual(['out 90+10', 'out 100+10']);

  const keptAlive = side(1000, false);
  keptAlive.send({ at: 99, length: 0 });
  keptAlive.send({ at: 100, length: 10 });
  expect(keptAlive.events).toEqual(['out 100+10']);
});

test('what comes from before the pick-up is told as lost, once', () => {
  const { send, events, lost } = side(1000, false);
  send({ at: 100, length: 10 });
  send({ at: 80, length: 10 });
  send({ at: 80, length: 10 });
  send({ at: 70, length: 40 });
  expect(events).toEqual(['out 100+10']);
  expect(lost()).toBe(10 + 10);
});

test('three segments out of any window belong to another connection', () => {
  const { send, events, lost } = side();
  send({ at: 0, length: 10 });
  expect(send({ at: 2 ** 30 + 100, length: 10, bytes: new Uint8Array(0), captured: 0 })).toBe(true);
  expect(send({ at: 10, length: 10 })).toBe(true);
  const far = { at: -(2 ** 30) - 100, length: 10, bytes: new Uint8Array(0), captured: 0 };
  expect([send(far), send(far), send(far)]).toEqual([true, true, false]);
  expect(events).toEqual(['out 0+10', 'out 10+10']);
  expect(lost()).toBe(30);
});

test('knows a new connection by its SYN', () => {
  const { made, send } = side();
  expect(made.isOther(1000)).toBe(false);
  expect(made.isOther(1001)).toBe(true);
  expect(made.sawSyn).toBe(true);
  const middle = side(1000, false);
  expect([middle.made.hasNumber, middle.made.isOther(5)]).toEqual([false, false]);
  middle.send({ at: 0, length: 0 });
  expect([middle.made.hasNumber, middle.made.isOther(1000), middle.made.isOther(5)]).toEqual([true, false, true]);
  middle.send({ at: 0, length: 5 });
  expect(middle.made.isOther(1000)).toBe(false);
  expect(middle.made.isOther(999)).toBe(true);
  expect(send({ at: -1, length: 0, flags: SYN })).toBe(true);
});

test('data on the SYN itself', () => {
  const { send, octets } = side(1000, false);
  send({ at: -1, length: 5, flags: SYN, bytes: Uint8Array.from([0, 1, 2, 3, 4, 5]), captured: 0 });
  send({ at: 5, length: 5 });
  expect(octets).toEqual([-1, -1, -1, -1, -1, ...STREAM.subarray(5, 10)]);
});

test('any cutting, order, repetition and loss gives the stream with its holes, and nothing else', () => {
  const sent = fc.record({ at: fc.nat(300), length: fc.integer({ min: 0, max: 60 }), cut: fc.nat(4) });
  const start = fc.constantFrom(1000, 0xffffff80, 0x7fffff80);
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 60 }), start, fc.boolean(), (segments, first, acknowledged) => {
      const { made, send, octets, gaps } = side(first);
      if (acknowledged) made.acknowledged((first + 4000) | 0);
      const seen = new Set<number>();
      for (const { at, length, cut } of segments) {
        const captured = cut === 0 ? Math.floor(length / 2) : length;
        expect(send({ at, length, captured })).toBe(true);
        for (let i = at; i < at + captured; i++) seen.add(i);
      }
      made.end();
      expect(made.holds).toBe(false);
      let holes = 0;
      for (const [i, octet] of octets.entries()) {
        if (octet === -1) holes++;
        else {
          expect(octet).toBe(STREAM[i]);
          expect(seen.has(i)).toBe(true);
        }
      }
      expect(holes).toBe(gaps());
    }),
    { numRuns: 500 },
  );
});

test('without loss nothing is missing, whatever the order', () => {
  const order = fc.shuffledSubarray([...Array(40).keys()], { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(order, (numbers) => {
      const { made, send, octets, gaps } = side();
      for (const number of numbers) send({ at: number * 10, length: 12 });
      made.end();
      expect(octets).toEqual([...STREAM.subarray(0, 402)]);
      expect(gaps()).toBe(0);
    }),
  );
});

test('zeros in a mere acknowledgement are padding where the next segment stands in their place', () => {
  const zeros = new Uint8Array(40);
  const { send, octets, made } = side();
  send({ at: 0, length: 6, bytes: zeros });
  send({ at: 0, length: 10, flags: ACK | 8 });
  send({ at: 10, length: 2, bytes: zeros });
  send({ at: 10, length: 2, bytes: zeros });
  send({ at: 9, length: 6, bytes: zeros }); // a keep-alive
  send({ at: 10, length: 10, flags: ACK | 8 });
  made.end();
  expect(octets).toEqual([...STREAM.subarray(0, 20)]);
});

test('zeros in a SYN that acknowledges are padding in the same way', () => {
  const zeros = new Uint8Array(40);
  const { send, octets, made, gaps } = side(1000, false);
  send({ at: 0, length: 2, bytes: zeros, flags: SYN | ACK }); // the SYN itself takes the number 0
  send({ at: 0, length: 2, bytes: zeros, flags: SYN | ACK });
  send({ at: 1, length: 6, bytes: zeros });
  send({ at: 1, length: 10, flags: ACK | 8 });
  made.end();
  expect(octets).toEqual([...STREAM.subarray(1, 11)]);
  expect(gaps()).toBe(0);
});

test('zeros in a mere acknowledgement are payload where the next segment stands behind them, and at the end', () => {
  const zeros = new Uint8Array(40);
  const { send, octets, made } = side();
  send({ at: 0, length: 4, bytes: zeros });
  send({ at: 4, length: 2, flags: ACK | 8 });
  send({ at: 6, length: 3, bytes: zeros });
  made.end();
  expect(octets).toEqual([0, 0, 0, 0, STREAM[4], STREAM[5], 0, 0, 0]);
});
