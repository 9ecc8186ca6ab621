import { expect, test } from 'vitest';
import {
  aFinding,
  anApp,
  anAssessment,
  anEvidence,
  aServer,
  aSubject,
  LAWS,
  ROOM,
} from '../text/assessment.fixture.ts';
import { createText } from '../text/index.ts';
import { summary } from './summary.ts';

const text = createText('en');
const MARK = 'Made-up traffic, rebuilt from a 2021 report. Not evidence.';
const flat = (words: string): string => words.replace(/\s+/g, ' ');

test('per app: verdict, masked values with how sure and where, receivers, law, limits', () => {
  const told = summary(anAssessment(), LAWS, text);
  expect(told.split('\n')[0]).toBe('Parlour: Exposes people');
  expect(flat(told)).toContain('User ID was readable (v1, 48••93): confirmed, 15 times, first in packet 1,377.');
  expect(flat(told)).toContain(
    'edge.parlour.example (192.0.2.61). Operated by: Tidewater (based in China; legal seat: the Cayman Islands; from the server’s name); hosted by: Northlake Cloud; place: likely in the United States.',
  );
  expect(flat(told)).toContain(
    'place: possibly in China. Only one small packet went to this server, and no answer came back. This may have been a test.',
  );
  expect(flat(told)).toContain(
    'We do not know if it was used here. Text read on 24 Nov 2026. Not checked by a lawyer.',
  );
  expect(told.split('\n').at(-1)).toBe('We could look into 64 kB of 14.1 MB (0.5%).');
});

test('no line is wider than a terminal unless one word is', () => {
  const long = aServer({ names: [`${'very-long-name.'.repeat(8)}example`] });
  for (const line of summary(anAssessment({ servers: [long] }), LAWS, text).split('\n')) {
    expect(line.length <= 80 || line.trim().split(' ').length <= 2, line).toBe(true);
  }
});

test('the made-up mark stands first and last, and only where it belongs', () => {
  const lines = summary(anAssessment({ input: { ...anAssessment().input, synthetic: true } }), LAWS, text).split('\n');
  expect([lines[0], lines.at(-1)]).toEqual([MARK, MARK]);
  expect(summary(anAssessment(), LAWS, text)).not.toContain('Made-up');
});

test('the worst app comes first; local findings and weak signs stand apart', () => {
  const apps = [anApp({ id: 'quill', name: 'Quillmail', verdict: 'no-problem-seen', decidedBy: [] }), anApp()];
  const local = aFinding({
    id: 'f3',
    reach: 'local',
    subject: aSubject({ type: 'device-name', valueId: 'v3', masked: 'Mi•••ie', reason: 'protocol-field', mine: null }),
  });
  const weak = aFinding({
    id: 'f4',
    confidence: 'possible',
    subject: aSubject({ valueId: 'v4', masked: '12•••56', mine: null, reason: 'shape' }),
  });
  const told = summary(anAssessment({ apps, findings: [local, weak, aFinding(), ROOM] }), LAWS, text);
  expect(told.indexOf('Parlour: Exposes people')).toBeLessThan(told.indexOf('Quillmail: No problem seen'));
  expect(told.indexOf('Device name was readable')).toBeGreaterThan(told.indexOf('On the local network only'));
  expect(told).toContain('One weak sign is kept apart. It counts in no verdict.');
  expect(told).not.toContain('12•••56');
});

test('an empty Assessment still says what could not be seen', () => {
  const coverage = {
    packets: 0,
    flows: 0,
    undecodedPackets: 0,
    undecodedReasons: [],
    readableBytes: 0,
    opaqueBytes: 0,
    unknownBytes: 0,
    lostBytes: 0,
    droppedPackets: 0,
  };
  const told = summary(anAssessment({ apps: [], servers: [], findings: [], coverage }), [], text);
  expect(told).toContain('What we could not see in the whole recording:');
  expect(told.split('\n').at(-1)).toBe('There were no bytes to look into.');
});

test('what is missing stands beside what we could look into', () => {
  const coverage = { ...anAssessment().coverage, lostBytes: 3_000 };
  const told = summary(anAssessment({ coverage, apps: [anApp({ limits: ['packets-lost'] })] }), LAWS, text);
  expect(told.split('\n').at(-1)).toBe(
    'We could look into 64 kB of 14.1 MB (0.5%). 3 kB more are missing from the recording.',
  );
  expect(flat(told).split('Packets are missing from the recording.')).toHaveLength(3);
});

test('a recording without packets says so first, and calls a broken one not empty', () => {
  const first = (truncated: boolean): string | undefined => {
    const { input } = anAssessment();
    const files = input.files.map((file) => ({ ...file, packets: 0, truncated, problems: [] }));
    return summary(anAssessment({ apps: [], servers: [], findings: [], input: { ...input, files } }), [], text).split(
      '\n',
    )[0];
  };
  expect(first(false)).toBe('This recording holds no packets.');
  expect(first(true)).toBe('Earshot could read no packet in this recording.');
  expect(summary(anAssessment(), LAWS, text)).not.toContain('no packet');
});

test('one value in two packings is one line', () => {
  const told = flat(
    summary(
      anAssessment({
        findings: [aFinding(), aFinding({ id: 'f2', count: 3, subject: aSubject({ chain: ['base64'] }) })],
      }),
      LAWS,
      text,
    ),
  );
  expect(told.match(/User ID was readable/g)).toHaveLength(1);
  expect(told).toContain('confirmed, 18 times');
});

test('an exposure of no known app is not lost', () => {
  expect(flat(summary(anAssessment({ findings: [aFinding({ app: null })] }), LAWS, text))).toContain(
    'Could be read, app not known - User ID was readable (v1',
  );
});

test('the same Assessment gives the same words in every year', () => {
  expect(summary(anAssessment(), LAWS, text)).toBe(summary(structuredClone(anAssessment()), LAWS, text));
});

test('what only a key log showed stands apart, with who could not read it', () => {
  const opened = aFinding({ kind: 'seen-by-decryption', evidence: [anEvidence({ decrypted: true })] });
  const { made } = anAssessment();
  const keyed = { ...made, settings: { ...made.settings, keylog: true } };
  const told = flat(summary(anAssessment({ findings: [opened], made: keyed }), LAWS, text));
  expect(told).toContain(
    'Encrypted on the way. Seen only with a key log; others on the way could not read it: - User ID was inside encrypted data (v1, ',
  );
  expect(told).not.toContain('Could be read on the way');
  expect(told).toContain('Without the key log, we could look into 64 kB of 14.1 MB (0.5%).');
  const nobodys = flat(summary(anAssessment({ findings: [{ ...opened, app: null }], made: keyed }), LAWS, text));
  expect(nobodys).toContain('Encrypted on the way, app not known. Seen only with a key log');
  const local = flat(summary(anAssessment({ findings: [{ ...opened, reach: 'local' }], made: keyed }), LAWS, text));
  expect(local).not.toContain('On the local network only');
});
