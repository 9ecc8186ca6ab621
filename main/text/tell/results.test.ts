import { expect, test } from 'vitest';
import { aFinding, anApp, anAssessment, anInput, aProbe, aServer, aSubject, ROOM } from '../assessment.fixture.ts';
import { createText } from '../text.ts';
import { tellResults } from './results.ts';
import { expectFitToPrint } from './told.fixture.ts';

const text = createText('en');
const told = (over: Parameters<typeof anAssessment>[0] = {}) => {
  const view = tellResults(anInput(anAssessment(over)), text);
  expectFitToPrint(view);
  expect(view.unseen.points.length).toBeGreaterThan(2);
  expect(view.unseen.sentence).not.toBe('');
  return view;
};

test('the worst app first, in one sentence, with who could read it', () => {
  const view = told({
    apps: [
      anApp({ id: 'quill', name: 'Quillmail', verdict: 'no-problem-seen', decidedBy: [] }),
      anApp(),
      anApp({
        id: 'unknown-app',
        role: 'unknown',
        verdict: 'not-enough-seen',
        decidedBy: [],
        limits: ['too-few-packets'],
        packets: 41,
      }),
    ],
  });
  expect(view.headline).toBe('One of three apps exposes people');
  expect(told({ apps: [anApp(), anApp({ id: 'b' })] }).headline).toBe('Both apps expose people');
  expect(told({ apps: [anApp(), anApp({ id: 'b' }), anApp({ id: 'c' })] }).headline).toBe(
    'All three apps expose people',
  );
  expect(view.lede).toBe(
    'Parlour sent a user ID and a room ID that others on the way could read. We saw too little of an app we could not name to judge it. We found nothing we know in Quillmail. That is not proof of safety.',
  );
  expect(view.apps.map((one) => one.verdictWord)).toEqual(['Exposes people', 'Not enough seen', 'No problem seen']);
  expect(view.apps[0]?.couldRead).toEqual([
    'Wi‑Fi owner',
    'Internet provider',
    'Countries on the path',
    'Tidewater, the operator',
  ]);
  expect(view.apps[0]?.law).toBe('Law of China');
  expect(view.apps[1]?.sentence).toBe(
    'We saw too little of an app we could not name to judge it. We saw only 41 packets. That is not proof of safety.',
  );
  expect(view.apps[1]?.couldRead).toEqual(['We cannot tell']);
  expect(view.madeUpMark).toBeNull();
});

test('a likely value keeps its doubt inside every sentence', () => {
  const room = {
    ...ROOM,
    confidence: 'likely' as const,
    subject: aSubject({ type: 'room', valueId: 'v2', reason: 'key-name', mine: null, key: 'room' }),
  };
  const view = told({ findings: [aFinding(), room] });
  expect(view.lede).toBe('Parlour sent a user ID and what is likely a room ID that others on the way could read.');
  expect(view.findings.map((one) => one.title)).toEqual(['User ID was readable', 'Room ID was readable (likely)']);
});

test('a form alone never makes a user ID or a room ID', () => {
  const byShape = aFinding({ confidence: 'likely', subject: aSubject({ reason: 'shape', mine: null }) });
  const repeated = aFinding({
    id: 'f3',
    kind: 'repeated-value',
    confidence: 'likely',
    subject: aSubject({ valueId: 'v3', mine: null, reason: 'shape' }),
  });
  expect(JSON.stringify(told({ findings: [byShape, repeated] }))).not.toMatch(/user ID|room ID/i);
});

test('many values of one kind are counted, and a long list is cut', () => {
  const phones = ['v1', 'v2'].map((valueId) =>
    aFinding({ id: `p${valueId}`, subject: aSubject({ type: 'phone', valueId, mine: null, reason: 'key-name' }) }),
  );
  const more = (['email', 'device-id', 'location', 'contact'] as const).map((type, i) =>
    aFinding({ id: `m${i}`, subject: aSubject({ type, valueId: `v${i + 3}`, mine: null, reason: 'key-name' }) }),
  );
  const findings = [...phones, ...more];
  const view = told({ apps: [anApp({ decidedBy: findings.map((one) => one.id) })], findings });
  expect(view.apps[0]?.sentence).toBe(
    'Parlour sent 2 phone numbers, an email address, a device ID and 2 more values in a form that others on the way could read.',
  );
});

test('the same value in another packing is not another value', () => {
  const again = aFinding({ id: 'f3', subject: aSubject({ chain: ['base64'] }), count: 2 });
  const view = told({ apps: [anApp({ decidedBy: ['f1', 'f3'] })], findings: [aFinding(), again] });
  expect(view.apps[0]?.sentence).toContain('sent a user ID in a form');
});

test('what stayed on the local network is told apart', () => {
  const local = aFinding({
    reach: 'local',
    observers: { 'same-network': 'could-read' },
    subject: aSubject({ type: 'device-name', mine: null, reason: 'protocol-field' }),
  });
  const view = told({
    apps: [anApp({ id: 'device', role: 'device', verdict: 'no-problem-seen', decidedBy: [] })],
    findings: [{ ...local, app: 'device' }],
  });
  expect(view.headline).toBe('We saw no problem of the kinds we know in the device itself');
  expect(view.findings[0]?.title).toBe('Device name was readable on the local network');
  expect(view.findings[0]?.localNote).toBe('On the local network only');
  expect(view.apps[0]?.couldRead).toContain('Others on the local network');
});

test('without a home country nothing is called foreign or abroad', () => {
  const settings = { ...anAssessment().made.settings, home: null, audience: [] };
  const view = told({ made: { ...anAssessment().made, settings } });
  expect(view.facts).toContain('No home country chosen');
  const words = JSON.stringify(view).replace('So we call no place and no company foreign', '');
  expect(words).not.toMatch(/foreign|abroad/i);
});

test('no findings, no apps, no packets, no times: each has true words', () => {
  expect(told({ apps: [], findings: [], servers: [] }).headline).toBe('We could not tell any app apart');
  const empty = anAssessment({
    apps: [],
    findings: [],
    servers: [],
    coverage: {
      packets: 0,
      flows: 0,
      undecodedPackets: 0,
      undecodedReasons: [],
      readableBytes: 0,
      opaqueBytes: 0,
      unknownBytes: 0,
      lostBytes: 0,
      droppedPackets: 0,
    },
    input: {
      synthetic: false,
      files: [{ ...anAssessment().input.files[0]!, firstTime: null, lastTime: null, packets: 0 }],
    },
  });
  const view = tellResults(anInput(empty, { title: null }), text);
  expectFitToPrint(view);
  expect(view.headline).toBe('The recording holds no packets');
  expect(view.kicker).toBe('A recording. The recording has no times');
  expect(view.unseen.sentence).toBe('There was no data to look into.');
});

test('a recording of PCAPdroid is told, even where no app was found to carry the limit', () => {
  const [file] = anAssessment().input.files;
  const of = (inventedHeaders?: boolean) =>
    told({ apps: [], findings: [], input: { synthetic: false, files: [{ ...file!, inventedHeaders }] } }).unseen.points;
  expect(of(true).join(' ')).toContain('So we used no reply times from it.');
  expect(of().join(' ')).not.toContain('PCAPdroid');
});

test('an exposure that no app was found for is not lost', () => {
  const view = told({
    findings: [aFinding({ app: null })],
    apps: [anApp({ verdict: 'no-problem-seen', decidedBy: [] })],
  });
  expect(view.lede).toContain(
    'We also saw a user ID that others on the way could read. We do not know which app it belongs to.',
  );
});

test('loss and an unknown operator are said', () => {
  const view = told({
    coverage: { ...anAssessment().coverage, droppedPackets: 214 },
    servers: [aServer({ operator: null }), aProbe({ operator: null })],
  });
  expect(view.facts).toContain('214 packets lost');
  expect(view.unseen.points.join(' ')).toContain('Packets are missing');
  expect(view.apps[0]?.facts).toContain('Operator not known');
  expect(view.apps[0]?.couldRead).toContain('The operator, not known');
  expect(view.apps[0]?.law).toBeNull();
});

test('raises questions names the first one, and no problem says what stayed closed', () => {
  const abroad = aFinding({
    id: 'f9',
    kind: 'server-abroad',
    confidence: 'likely',
    subject: null,
    evidence: [],
    receivers: ['s1'],
    observers: {},
  });
  expect(
    told({ apps: [anApp({ verdict: 'raises-questions', decidedBy: ['f9'] })], findings: [abroad] }).apps[0]?.sentence,
  ).toBe(
    'We could read nothing that points to a person. But one thing raises a question: a server is likely in the United States.',
  );
  const quiet = anApp({ verdict: 'no-problem-seen', decidedBy: [], readableBytes: 0, unknownBytes: 0 });
  expect(told({ apps: [quiet], findings: [] }).apps[0]?.sentence).toBe(
    'We found none of the things we look for. All of its data was encrypted, so we could not look inside. That is not proof of safety. Others could still see that Parlour was used, and when.',
  );
});

test('made-up traffic carries its mark', () => {
  expect(told({ input: { ...anAssessment().input, synthetic: true } }).madeUpMark).toBe(
    'Made-up traffic, rebuilt from a 2021 report. Not evidence.',
  );
});
