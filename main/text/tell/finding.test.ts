import { expect, test } from 'vitest';
import { CONFIDENCES, FINDING_KINDS, SUBJECT_TYPES } from '../../contract/words.ts';
import {
  aFinding,
  anApp,
  anAssessment,
  anEvidence,
  anInput,
  aProbe,
  aServer,
  aSubject,
  ROOM,
} from '../assessment.fixture.ts';
import { createText } from '../text.ts';
import { tellFinding } from './finding.ts';
import { expectFitToPrint } from './told.fixture.ts';

const text = createText('en');
const told = (finding: ReturnType<typeof aFinding>, over: Parameters<typeof anAssessment>[0] = {}) => {
  const view = tellFinding(anInput(anAssessment({ findings: [finding], ...over })), finding.id, text);
  if (!view) throw new Error('no view');
  expectFitToPrint(view);
  for (const part of [view.seen, view.means, view.why, view.notSeen]) expect(part.length).toBeGreaterThan(0);
  expect(view.notSeen).toContain('A recording cannot show what a server stores or passes on.');
  return view;
};

test('an own value: claim, bytes, meaning, doubt', () => {
  const view = told(aFinding({ receivers: ['s1', 's2'] }));
  expect(view.title).toBe('Parlour sent a user ID that others on the way could read');
  expect(view.claim).toBe('Anyone on the way could read the user ID. This does not say that anyone did.');
  expect(view.seen).toEqual([
    'In this recording, Parlour sent a user ID 15 times.',
    'It went to edge.parlour.example and 203.0.113.88.',
    'It was not encrypted.',
    'On the way it was written as a 4-byte number (lowest byte first). That is not encryption: anyone can undo it.',
    'It was part of traffic whose form we do not know.',
    '203.0.113.88: Only one small packet went to this server, and no answer came back. This may have been a test.',
    'We saw it between 14:03:08 and 14:07:38 UTC on 18 Nov 2026.',
    'The first packet that shows it is number 1,377.',
  ]);
  expect(view.why).toEqual(['It is the value you gave us.', 'It is the same each time. We saw it 15 times.']);
});

test('a room ID says what it links', () => {
  expect(told(ROOM).means).toEqual([
    'A room ID is a code or a name that points to one room. Someone who watches two people could tell that they are in the same room.',
  ]);
});

test('every kind, sureness and subject is told, with and without receivers', () => {
  for (const kind of FINDING_KINDS) {
    for (const confidence of CONFIDENCES) {
      for (const type of SUBJECT_TYPES) {
        const exposure = kind.endsWith('-exposed');
        const finding = aFinding({
          kind,
          confidence,
          subject:
            exposure || kind === 'linkable' || kind === 'repeated-value'
              ? aSubject({ type, mine: null, reason: 'key-name' })
              : null,
        });
        told(finding);
        if (type === 'account')
          told({ ...finding, receivers: [], evidence: [], app: null, firstTime: null, lastTime: null });
      }
    }
  }
});

test('a repeated value is never called a user ID, even where its key says so', () => {
  const view = told(
    aFinding({ kind: 'repeated-value', confidence: 'likely', subject: aSubject({ reason: 'key-name', mine: null }) }),
  );
  expect(JSON.stringify(view)).not.toMatch(/user ID|account/i);
});

test('how to find it in Wireshark names no client', () => {
  const evidence = [anEvidence(), anEvidence({ frame: 1482, frames: [1482] })];
  const { check, packets } = told(aFinding({ evidence }));
  expect(check?.filter).toBe('frame.number in {1377, 1482}');
  expect(packets).toEqual([1377, 1482]);
  expect(check?.steps[0]).toEqual({
    text: 'Open the recording and paste this display filter. It shows the 2 packets we list. We list the first packet of each connection and direction. In all, we saw the value 15 times.',
    copy: { value: 'frame.number in {1377, 1482}', label: 'Copy filter' },
  });
  expect(check?.steps[1]?.copy).toEqual({ value: '1377', label: 'Copy number' });
  expect(check?.steps[2]).toEqual({ text: 'In the byte view, look at byte 68 (0x0044).', copy: null });
  expect(check?.steps.at(-1)).toEqual({
    text: 'To see all packets to and from this server, use this filter.',
    copy: { value: 'ip.addr == 192.0.2.61 && udp.port == 8130', label: 'Copy filter' },
  });
  expect(JSON.stringify(check)).not.toMatch(/client|50001/);
});

test('IPv6, masked servers and long evidence have filters that Wireshark takes', () => {
  const flow = { transport: 'tcp', client: { ip: 'client-1', port: 1 }, server: { ip: '2001:db8::9', port: 443 } };
  expect(told(aFinding({ evidence: [anEvidence({ flow })] })).check?.steps.at(-1)?.copy?.value).toBe(
    'ipv6.addr == 2001:db8::9 && tcp.port == 443',
  );
  const masked = { ...flow, server: { ip: 'client-2', port: 5353 } };
  expect(JSON.stringify(told(aFinding({ evidence: [anEvidence({ flow: masked })] })).check)).not.toContain('client-2');
  const many = Array.from({ length: 60 }, (_, i) => anEvidence({ frame: i + 1, frames: [i + 1] }));
  const { check } = told(aFinding({ evidence: many, evidenceOmitted: 4 }));
  expect(check?.filter.split(',').length).toBe(20);
  expect(check?.steps[0]?.text).toContain('It shows the first 20 packets');
});

test('received, both ways, local and opened data have words of their own', () => {
  expect(told(aFinding({ evidence: [anEvidence({ direction: 'in' })] })).seen.slice(0, 2)).toEqual([
    'In this recording, Parlour received a user ID 15 times.',
    'It came from edge.parlour.example.',
  ]);
  expect(told(aFinding({ evidence: [anEvidence(), anEvidence({ direction: 'in' })] })).title).toContain(
    'sent and received',
  );
  const local = told(aFinding({ reach: 'local', observers: { 'same-network': 'could-read' } }));
  expect(local.title).toBe('Parlour sent a user ID that others on the local network could read');
  expect(local.who).toMatchObject({
    path: null,
    notes: [
      'This stayed on the local network. Only others on that network could read it.',
      '“Could read” is about access. This does not say that anyone did.',
    ],
  });
  const opened = told(aFinding({ kind: 'seen-by-decryption', evidence: [anEvidence({ decrypted: true })] }));
  expect(opened.claim).toBe(
    'It was encrypted on the way. We saw the user ID only because we had the keys. Someone who watches the network could not read it.',
  );
  expect(opened.seen).not.toContain('It was not encrypted.');
  expect(opened.who.path).toBeNull();
  expect(opened.title).toContain('inside encrypted data that others on the way could not read');
  expect(opened.means).toEqual([text.t('means.opened')]);
  expect(opened.who.notes).toEqual([text.t('path.note.opened'), text.t('path.note.operator-reads')]);
  expect(opened.check?.steps.map((step) => step.text)).toContain(text.t('check.step.opened'));
});

test('a hash is not called undone', () => {
  const { seen } = told(aFinding({ subject: aSubject({ chain: ['sha256', 'hex'] }) }));
  expect(seen).toContain(
    'What was sent is a fingerprint (hash) of the value. Anyone who knows or guesses the value can check for it.',
  );
  expect(seen.join(' ')).not.toContain('anyone can undo it');
});

test('a server abroad keeps its doubt, and a probe is called one', () => {
  const abroad = aFinding({
    kind: 'server-abroad',
    confidence: 'possible',
    subject: null,
    receivers: ['s2'],
    count: 1,
  });
  const view = told(abroad);
  expect(view.title).toBe('Parlour sent only one small packet to a server that is possibly in China');
  expect(view.claim).toBe('This place is not India, the home country you chose.');
  expect(view.why).toEqual(['list-a says China. list-b says Singapore. No reply.']);
  const settings = { ...anAssessment().made.settings, home: null };
  expect(told(abroad, { made: { ...anAssessment().made, settings } }).claim).toBe(
    'This is where the server seems to stand.',
  );
});

test('an operator under foreign law is one fact, the place another', () => {
  const view = told(
    aFinding({ kind: 'operator-under-foreign-law', confidence: 'likely', subject: null, receivers: ['s1', 's2'] }),
    { servers: [aServer(), aProbe()] },
  );
  expect(view.title).toBe('Tidewater, based in China, runs 2 servers that Parlour uses');
  expect(view.claim).toContain('Where the server stands is another fact.');
  expect(view.why).toEqual(['The company’s own name is in the server’s name.']);
});

test('a secret shows only how long it is, in words', () => {
  expect(told(aFinding({ subject: aSubject({ type: 'credential', masked: '(10-49)' }) })).masked).toBe(
    '10 to 49 characters, hidden',
  );
  expect(told(aFinding({ subject: aSubject({ type: 'message', masked: '(50+)' }) })).masked).toBe(
    '50 characters or more, hidden',
  );
});

test('the app’s bracket stays out of sentences', () => {
  const view = told(aFinding(), { apps: [anApp({ name: 'Example audio chat (rebuilt from a report)' })] });
  expect(view.title).toBe('Example audio chat sent a user ID that others on the way could read');
  expect(view.app).toBe('Example audio chat');
});

test('a finding that is not there is null', () => {
  expect(tellFinding(anInput(), 'f99', text)).toBeNull();
});

test('a finding without a value has no times and no span: its packets are told', () => {
  const view = told(
    aFinding({
      kind: 'operator-under-foreign-law',
      confidence: 'likely',
      subject: null,
      receivers: ['s1', 's2'],
      count: 3_011,
    }),
  );
  expect(view.count).toBeNull();
  expect(view.seen).toContain('311 packets went to these servers, and 295 came back.');
  expect(JSON.stringify(view)).not.toMatch(/3,011|between 14:03/);
});

test('a call that can be heard is no value: nothing is compared with it', () => {
  const media = (confidence: 'likely' | 'possible') =>
    told(
      aFinding({
        kind: 'media-exposed',
        confidence,
        subject: { ...aSubject({ type: 'other' }), reason: 'protocol-field' },
      }),
    );
  expect(media('likely').why).toEqual([
    'The packets name a sound or picture format, and as far as we can tell what they hold is not encrypted.',
  ]);
  expect(media('possible').why).toEqual([
    'The packets name a sound or picture format. What they hold may still be encrypted.',
  ]);
});
