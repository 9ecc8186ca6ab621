import { expect, test } from 'vitest';
import { SeededRandom } from '../sample/random.ts';
import { buildSample } from '../sample/build-sample.ts';
import { framesOf, payloadOf } from './frames.ts';
import { mutated } from './mutate.ts';

const file = new Uint8Array(buildSample());
const frames = framesOf(file);
const material = { files: [file], talks: [frames] };
const made = Array.from({ length: 200 }, (_, n) => mutated(material, new SeededRandom(n)));

test('one seed makes one input, another another', () => {
  expect(mutated(material, new SeededRandom(7))).toEqual(made[7]);
  expect(new Set(made.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBeGreaterThan(190);
});

test('most inputs hold frames whose headers are still read, with payloads that no frame had', () => {
  const known = new Set(frames.map(({ bytes }) => Buffer.from(bytes).toString('hex')));
  let changed = 0;
  for (const bytes of made)
    for (const frame of framesOf(bytes))
      if (!known.has(Buffer.from(frame.bytes).toString('hex')) && payloadOf(frame)) changed++;
  expect(changed).toBeGreaterThan(150);
});
