import { expect, test } from 'vitest';
import { byFirstSighting, inFlow, trim } from './flow-sighting.ts';
import { aFlow, aSighting } from './flow.fixture.ts';

const seen = (frame: number, over = {}) => inFlow(aSighting(frame, over), aFlow());

test('a sighting gets the ends of its flow, and the highest of its frames', () => {
  const where = [12, 7].map((frame) => ({ frame, offset: 60, length: 2 }));
  expect(inFlow(aSighting(7, { where }), aFlow({ transport: 'udp' }))).toMatchObject({
    frame: 12,
    transport: 'udp',
    client: { ip: '192.0.2.10' },
    server: { ip: '198.51.100.20' },
  });
  expect(inFlow(aSighting(7, { where: [] }), aFlow()).frame).toBe(0);
});

test('sorted by frame, offset, time, direction', () => {
  const time = (seconds: number) => ({ seconds, nanos: 0 });
  const at = (offset: number) => [{ frame: 5, offset, length: 1 }];
  const sorted = [
    seen(4),
    seen(5, { where: at(10) }),
    seen(5, { where: at(20), time: time(1) }),
    seen(5, { where: at(20), time: time(2), direction: 'in' }),
    seen(5, { where: at(20), time: time(2), direction: 'out' }),
  ];
  const record = { sightings: [4, 2, 0, 3, 1].flatMap((i) => sorted[i] ?? []), omitted: 0 };
  trim(record);
  expect(record.sightings).toEqual(sorted);
});

test('the earliest 200 stay, the rest is counted, and trimming in between changes nothing', () => {
  const frames = Array.from({ length: 500 }, (_, i) => ((i * 263) % 500) + 1);
  const once = { sightings: frames.map((frame) => seen(frame)), omitted: 0 };
  trim(once);
  const often = { sightings: [] as ReturnType<typeof seen>[], omitted: 0 };
  for (const frame of frames) {
    often.sightings.push(seen(frame));
    trim(often);
  }
  expect(once.sightings.map((one) => one.frame)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  expect(once.omitted).toBe(300);
  expect(often).toEqual(once);
});

test('findings are ordered by their first sighting; one without any comes first', () => {
  const [none, early, late] = [[], [seen(3)], [seen(3, { where: [{ frame: 3, offset: 70, length: 1 }] })]].map(
    (sightings) => ({
      sightings,
      omitted: 0,
    }),
  );
  if (!none || !early || !late) throw new Error('three records');
  expect([late, early, none].sort(byFirstSighting)).toEqual([none, early, late]);
});
