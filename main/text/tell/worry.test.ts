import { expect, test } from 'vitest';
import type { Assessment, Server } from '../../contract/assessment.ts';
import { aFinding, anApp, anAssessment, anInput, aServer } from '../assessment.fixture.ts';
import { createText } from '../text.ts';
import type { Law } from '../view.ts';
import { storyOf } from './story.ts';
import { expectFitToPrint } from './told.fixture.ts';
import { tellWorry } from './worry.ts';

const text = createText('en');
const CHINA: Law = {
  ...anInput(anAssessment()).laws[0],
  country: 'CN',
  plain: 'In China, a firm can be required to help.',
} as Law;

function told(
  settings: Partial<Assessment['made']['settings']>,
  servers: readonly Server[] = [aServer()],
  exposed = true,
) {
  const made = anAssessment().made;
  const assessment = anAssessment({
    made: { ...made, settings: { ...made.settings, home: null, audience: [], vantage: null, ...settings } },
    servers: [...servers],
    findings: exposed ? [aFinding()] : [],
  });
  const input = { ...anInput(assessment), laws: [CHINA] };
  const view = tellWorry(anApp(), storyOf(input, text));
  expectFitToPrint(view);
  return view;
}
const by = (view: ReturnType<typeof told>) =>
  new Map(view.readers.map(({ country, lines }) => [country, lines.join(' ')]));

test('people under the state that can reach the company come first, chosen or not', () => {
  const view = told({ home: 'IN', audience: ['IN', 'CN'], vantage: 'IN' });
  expect(view.readers.map(({ country }) => country)).toEqual(['CN', 'IN']);
  expect(view.note).toBeNull();
  expect(told({ home: 'IN' }).readers.map(({ country }) => country)).toContain('CN');
});

test('what was seen in one country is only a guess in another', () => {
  const parts = by(told({ home: 'IN', audience: ['CN'], vantage: 'IN' }));
  expect(parts.get('IN')).toContain('This was recorded in India. Networks there carried the packets and could read');
  expect(parts.get('CN')).toContain('We did not record in China. If the app works the same way there');
  expect(parts.get('CN')).toContain(
    `In China, a firm can be required to help. We do not know if it was used here. Text read on ${text.day('2026-11-24')}. Not checked by a lawyer.`,
  );
  expect(parts.get('IN')).toContain('We have read no law of India on this. That does not mean that there is none.');
});

test('a possible place is told as not known, and a likely one as seeming', () => {
  const { place } = aServer();
  expect(by(told({ home: 'US' })).get('US')).toContain('One server seems to be in the United States.');
  const possibly = aServer({ place: { ...place, certainty: 'possibly' } });
  expect(by(told({ home: 'US' }, [possibly])).get('US')).toContain(
    'We do not know if a server stands in the United States.',
  );
});

test('nothing readable is said as that, and never as safe', () => {
  const parts = by(told({ home: 'IN', vantage: 'IN' }, [aServer()], false));
  expect(parts.get('IN')).toContain('We found nothing there that networks on the way could read.');
});

test('without a country chosen it asks for one', () => {
  expect(told({}).note).toContain('You chose no home country');
});

test('a server that nobody knows', () => {
  const view = told({ home: 'IN' }, [aServer({ operator: null })]);
  expect(by(view).get('IN')).toContain('We do not know who runs the servers.');
});
