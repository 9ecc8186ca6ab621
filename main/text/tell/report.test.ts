import { expect, test } from 'vitest';
import { aFinding, anApp, anAssessment, anInput, ROOM } from '../assessment.fixture.ts';
import { createText } from '../text.ts';
import { tellReport } from './report.ts';
import { expectFitToPrint } from './told.fixture.ts';

const text = createText('en');
const told = (over: Parameters<typeof anAssessment>[0] = {}) => {
  const view = tellReport(anInput(anAssessment(over)), text);
  expectFitToPrint(view);
  return view;
};

test('page 1 alone tells an editor the claim, its steps, its limits and where the answer goes', () => {
  const { summary, title } = told();
  expect(title).toBe('Parlour sent a user ID and a room ID that others on the way could read');
  expect(summary.headline).toBe(title);
  expect(summary.lede).toBe(
    'This rests on a recording of 6 min 42 s, made in India on 18 Nov 2026. It holds 18,204 packets.',
  );
  expect(summary.notSeen).toContain('We do not know what any company keeps or passes on.');
  expect(summary.replyPlace).toBe(
    '[Write here: we asked Parlour Labs and Tidewater on this day. The answer was this. Or: did not answer by this day.]',
  );
  expect(summary.path.lanes.length).toBe(3);
});

test('weak signs stand apart, in the appendix and nowhere else', () => {
  const weak = aFinding({ id: 'f3', confidence: 'possible' });
  const view = told({ findings: [aFinding(), ROOM, weak] });
  expect(view.findings.map((one) => one.id)).toEqual(['f1', 'f2']);
  expect(view.appendix.map((one) => one.title)).toEqual(['What may be a user ID was readable']);
  expect(view.findings.map((one) => one.number)).toEqual([1, 2]);
});

test('each law carries its date, its source and what we do not know', () => {
  expect(told().laws).toEqual([
    {
      country: 'China',
      text: 'Article 1 of the Test Act (2020) says that a firm can be required to help. We do not know if it was used here. Text read on 24 Nov 2026. Not checked by a lawyer.',
      source: 'https://law.example/test-act',
    },
  ]);
});

test('other apps are named with their verdict, a long list is cut', () => {
  const rest = Array.from({ length: 7 }, (_, i) =>
    anApp({ id: `a${i}`, name: `Quill ${i}`, verdict: 'no-problem-seen', decidedBy: [] }),
  );
  expect(told({ apps: [anApp(), ...rest] }).summary.others).toBe(
    'Quill 0: No problem seen. Quill 1: No problem seen. Quill 2: No problem seen. Quill 3: No problem seen. And 3 more apps.',
  );
});

test('an empty recording still makes a whole report', () => {
  const view = told({ apps: [], findings: [], servers: [] });
  expect(view.summary.verdict).toBe('not-enough-seen');
  expect(view.summary.rungs.readable.text).toBe('We saw too little to say.');
  expect(view.limits.length).toBeGreaterThan(2);
  expect(view.method.every((one) => one.value !== '')).toBe(true);
});

test('a key log is said', () => {
  const { made } = anAssessment();
  const view = told({ made: { ...made, settings: { ...made.settings, keylog: true } } });
  expect(view.method.at(-1)?.value).toContain('opened with a key log');
  expect(view.limits.join(' ')).toContain('You gave us a key log.');
});
