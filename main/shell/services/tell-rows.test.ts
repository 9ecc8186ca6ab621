import { expect, test } from 'vitest';
import { aFinding, anApp, anAssessment, aServer } from '../../text/assessment.fixture.ts';
import { sessionRowSchema } from '../../contract/session.ts';
import { aSession, anEmptyAssessment } from '../../sessions/session.fixture.ts';
import { countriesOf, sessionRow, toldOf } from './tell-rows.ts';

test('the worst app stands for the session, with how many more there are', () => {
  const assessment = anAssessment({
    apps: [
      anApp({ id: 'a', name: 'Quiet', verdict: 'no-problem-seen' }),
      anApp({ id: 'b', name: 'Loud', verdict: 'exposes-people' }),
      anApp({ id: 'c', verdict: 'raises-questions' }),
    ],
  });
  expect(toldOf(assessment).worst).toEqual({ verdict: 'exposes-people', app: 'Loud', more: 2 });
  expect(assessment.apps[0]?.name).toBe('Quiet');
  expect(toldOf(anEmptyAssessment())).toEqual({ worst: null, synthetic: false, recordedAt: null });
});

test('a row is what the contract says, with and without an assessment', () => {
  const session = aSession('a');
  expect(sessionRowSchema.parse(sessionRow(session, null))).toMatchObject({
    id: 'a',
    worst: null,
    synthetic: false,
    recordedAt: null,
  });
  const row = sessionRow(session, toldOf(anAssessment()));
  expect(sessionRowSchema.parse(row)).toEqual(row);
});

test('countries: operators’ homes, places, and the user’s own', () => {
  const [server] = [aServer()];
  const assessment = anAssessment({ servers: [server], findings: [aFinding()] });
  assessment.made.settings.home = 'IN';
  assessment.made.settings.audience = ['DE'];
  const countries = countriesOf(assessment);
  expect(countries).toEqual(new Set(['DE', 'IN', 'CN', 'US']));
});
