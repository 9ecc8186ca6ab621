import { expect, test } from 'vitest';
import { aServer, anAssessment, anInput } from '../assessment.fixture.ts';
import { createText } from '../text.ts';
import { placeNote } from './place.ts';
import { storyOf } from './story.ts';

const text = createText('en');
const { place } = aServer();
const roundTrip = { vantage: 'IN', ms: 20, reachKm: 3000, struck: ['US'], only: false };
const told = (over: Partial<typeof place>) =>
  placeNote(aServer({ place: { ...place, ...over } }), storyOf(anInput(anAssessment()), text));

test('a place that light rules out is told with the figures to check it', () => {
  const note = told({ country: null, certainty: 'unknown', contradictedByRoundTrip: true, roundTrip });
  expect(note).toContain(
    'A reply came back in 20 ms. Light itself cannot go from India to the United States and back in that time.',
  );
});

test('a round trip that rules nothing out adds no sentence', () => {
  expect(told({ roundTrip: { ...roundTrip, ms: 221.4, struck: [] } })).toBe(told({}));
});

test('one country alone is near enough', () => {
  const note = told({ country: 'IN', certainty: 'in', said: [], roundTrip: { ...roundTrip, struck: [], only: true } });
  expect(note).toContain('No other country than India is near enough to India for that.');
});
