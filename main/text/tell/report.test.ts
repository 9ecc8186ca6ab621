import { expect, test } from 'vitest';
import { aFinding, anApp, anAssessment, anInput, LAWS, ROOM } from '../assessment.fixture.ts';
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
  expect(view.appendix.map((one) => one.title)).toEqual(['User ID was readable (possible)']);
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
  expect(view.limits.join(' ')).toContain('opened with a key log. Others on the way could not read');
});

const methodOf = (view: ReturnType<typeof told>, name: Parameters<typeof text.t>[0]): string | undefined =>
  view.method.find((row) => row.name === text.t(name))?.value;

test('a recording of our own says whose device it was and who agreed; an opened file does not', () => {
  const consent = { whose: 'mine', allAgreed: true, at: '2026-11-18T14:01:00Z' } as const;
  const tell = (from: 'capture' | 'file') =>
    tellReport(anInput(anAssessment(), { session: { from, interface: 'wlan0', consent } }), text);
  expect(methodOf(tell('capture'), 'method.consent')).toBe(
    'The person who recorded said on 18 Nov 2026 at 14:01:00 UTC: the device and account are their own, and all who took part agreed.',
  );
  expect(methodOf(tell('capture'), 'method.interface')).toBe('wlan0');
  expect(methodOf(tell('file'), 'method.consent')).toBeUndefined();
});

test('Earshot’s own packets are told, and ARP is not called a form that we cannot read', () => {
  const { coverage } = anAssessment();
  const arp = { ...coverage, undecodedPackets: 2, undecodedReasons: [{ reason: 'arp', packets: 2 }], ownPackets: 7 };
  const house = told({ coverage: arp });
  expect(methodOf(house, 'method.packets')).toBe(
    '18,204 recorded, 0 reported lost. 2 packets are the local network’s own housekeeping, without content of any app. 7 packets of Earshot’s own traffic were set apart.',
  );
  expect(house.limits.join(' ')).not.toContain('cannot read');
  const odd = told({ coverage: { ...arp, undecodedReasons: [{ reason: 'unknown-link', packets: 2 }] } });
  expect(methodOf(odd, 'method.packets')).toContain('2 packets have a form that Earshot cannot read.');
  expect(odd.limits.join(' ')).toContain('cannot read yet');
});

test('data sets are credited as their licences ask, and named in words', () => {
  const credits = [
    { name: 'dbip-country', version: '2026-06-01', credit: 'List A, https://a.example', licence: 'CC BY 4.0' },
  ];
  const { made } = anAssessment();
  const knowledge = [{ name: 'dbip-country', version: '2026-06-01', sha256: '00' }, ...made.knowledge];
  const view = tellReport(anInput(anAssessment({ made: { ...made, knowledge } }), { credits }), text);
  expect(view.credits).toEqual(['List A, https://a.example (2026-06-01). Licence: CC BY 4.0.']);
  expect(methodOf(view, 'method.knowledge')).toBe(
    'Places by DB-IP (2026-06-01) and our list of companies (2026-11-20)',
  );
});

test('only countries that a server or its operator leads to have their laws listed', () => {
  const [law] = LAWS;
  const laws = [law!, { ...law!, country: 'IN' }];
  expect(tellReport(anInput(anAssessment(), { laws }), text).laws.map((one) => one.country)).toEqual(['China']);
});

test('findings point to the laws, which stand once; page 1 tells the operator’s home alone and names the rest', () => {
  const [law] = LAWS;
  const view = tellReport(anInput(anAssessment(), { laws: [law!, { ...law!, country: 'US' }] }), text);
  expect(view.findings[0]?.who.notes).toEqual([
    'Page 1 and “Laws that can reach the data” say which laws can reach it.',
  ]);
  expect(view.summary.rungs.law.text).toContain(
    'The law of the United States can reach it, too: see the list of laws.',
  );
  expect(JSON.stringify(view.summary).match(/Under a law made up for this test/g)).toHaveLength(1);
});
