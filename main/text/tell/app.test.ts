import { expect, test } from 'vitest';
import { aFinding, anApp, anAssessment, anInput, aProbe, aServer, LAWS, ROOM } from '../assessment.fixture.ts';
import { createText } from '../text.ts';
import { tellApp } from './app.ts';
import { expectFitToPrint } from './told.fixture.ts';

const text = createText('en');
const told = (over: Parameters<typeof anAssessment>[0] = {}, input: Parameters<typeof anInput>[1] = {}) => {
  const view = tellApp(anInput(anAssessment(over), input), 'app-parlour', text);
  if (!view) throw new Error('no view');
  expectFitToPrint(view);
  return view;
};

test('the four steps, none skipped, with the doubt inside', () => {
  const { rungs } = told();
  expect(rungs.readable.text).toBe(
    'User ID, 15 times (confirmed). Room ID, 6 times (confirmed). Not encrypted. Someone who sees the user ID again could tell that it is the same account. Someone who watches two people could tell that they are in the same room.',
  );
  expect(rungs.place.text).toBe(
    'One server that got this data is likely in the United States. One server that got this data is possibly in China. Only one small packet went to this server, and no answer came back. This may have been a test.',
  );
  expect(rungs.access.text).toBe(
    'The Wi‑Fi owner, the internet provider, networks and countries on the way, and Tidewater, which runs the servers. This does not say that anyone did.',
  );
  expect(rungs.law.text).toContain(
    'Tidewater is based in China. Where its servers stand is another fact. Under a law made up for this test, firms there can be required to help.',
  );
  expect(rungs.law.text).toContain(
    'We do not know if it was used here. Text read on 24 Nov 2026. Not checked by a lawyer.',
  );
  expect(rungs.law.text).toContain('We have no checked law text for the United States.');
});

test('a probe that got nothing readable is still named among the places', () => {
  const { rungs } = told({
    findings: [aFinding(), ROOM],
    servers: [aServer(), aProbe({ answered: true, packetsOut: 3, packetsIn: 3 })],
  });
  expect(rungs.place.text).toContain(
    'One other server is possibly in China. Only 3 small packets went to this server. This may have been a test or another short check.',
  );
});

test('a server that answered and got what was readable is no speed test', () => {
  const { rungs, servers } = told({ servers: [aServer(), aProbe({ answered: true, packetsOut: 3, packetsIn: 3 })] });
  expect(rungs.place.text).toContain('Only 3 small packets went to this server.');
  expect(JSON.stringify([rungs, servers])).not.toContain('speed test');
});

test('always eight questions, in order, each with an answer', () => {
  for (const view of [
    told(),
    told({ apps: [anApp({ verdict: 'no-problem-seen', decidedBy: [] })], findings: [], servers: [] }),
    told({
      apps: [
        anApp({
          verdict: 'not-enough-seen',
          decidedBy: [],
          readableBytes: 0,
          opaqueBytes: 0,
          unknownBytes: 0,
          firstTime: null,
          lastTime: null,
        }),
      ],
      findings: [],
      servers: [],
    }),
  ]) {
    expect(view.questions.map((one) => one.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { answer } of view.questions) expect(answer).not.toBe('');
    expect(view.questions[7]?.detail.length).toBeGreaterThan(2);
    expect(view.beforePrint.length).toBeGreaterThan(2);
  }
});

test('own values are said to be the ones we were given', () => {
  const [, who] = told().questions;
  expect(who?.answer).toBe('2 values. 2 are values you gave us.');
  expect(who?.detail[0]).toContain('A user ID is a code or a name that points to one account.');
});

test('operator, host, place and law are four facts, and a registration is no place', () => {
  const [server, probe] = told().servers;
  expect(server).toMatchObject({
    operatedBy: 'Tidewater',
    operatedByNote: 'based in China; legal seat: the Cayman Islands; from the server’s name',
    hostedBy: 'Northlake Cloud',
    hostedByNote: 'registered in Singapore, which is not the place of the server',
    place: { level: 'likely', word: 'Likely in the United States' },
    placeNote: '2 databases agree. Fastest reply: 221 ms.',
    law: ['China (operator)', 'United States (place): no checked text'],
  });
  expect(probe?.placeNote).toBe('list-a says China. list-b says Singapore. No reply.');
  expect(probe?.law).toEqual(['China (operator)', 'Place too unsure to name its law']);
});

test('an unknown place is not known, and an unknown operator has no law', () => {
  const view = told({
    servers: [
      aServer({
        operator: null,
        hostedBy: null,
        place: { country: null, certainty: 'unknown', sources: [], said: [], contradictedByRoundTrip: false },
      }),
    ],
  });
  expect(view.servers[0]).toMatchObject({
    operatedBy: 'Not known',
    hostedBy: 'Not known',
    place: { level: 'unknown', word: 'Place not known' },
    law: ['Place too unsure to name its law'],
  });
  expect(view.rungs.place.text).toBe('We do not know where one server that got this data stands.');
  expect(view.rungs.law.text).toBe('We do not know who runs the servers, or where that company is based.');
});

test('two laws share their date and their doubt, each said once', () => {
  const [law] = LAWS;
  const us = {
    ...law!,
    country: 'US',
    plain: 'Under another law made up for this test, data held there can be required.',
  };
  const { rungs } = told({}, { laws: [law!, us] });
  expect(rungs.law.text).toBe(
    'Tidewater is based in China. Where its servers stand is another fact. Under a law made up for this test, firms there can be required to help. One server is likely in the United States. Under another law made up for this test, data held there can be required. We do not know if any of these laws was used here. Texts read on 24 Nov 2026. Not checked by a lawyer.',
  );
});

test('a law text or place data that is too old today is not relied on', () => {
  const view = told({}, { laws: LAWS, today: '2028-12-01' });
  expect(view.rungs.law.text).toContain('We have no checked law text for China.');
  expect(view.servers[0]?.place.word).toBe('Possibly in the United States');
  expect(view.questions[7]?.detail.join(' ')).toContain('so we show every place as “possibly”');
});

test('the path shows who could read, see, or cannot be told, from the observers of the findings', () => {
  const { path } = told();
  expect(path.stops.map((one) => one.note)).toEqual([
    'in India',
    'café, hotel, office',
    'in India',
    'India, then others',
    'Tidewater',
    'China',
  ]);
  expect(path.lanes.map((lane) => [lane.name, lane.kind, ...lane.cells.map((cell) => cell.access)])).toEqual([
    ['User ID and room ID', 'readable', 'could-read', 'could-read', 'could-read', 'could-read', 'can-be-required'],
    [
      'The encrypted data',
      'encrypted',
      'could-not-read',
      'could-not-read',
      'could-not-read',
      'cannot-tell',
      'cannot-tell',
    ],
    ['Which servers, and when', 'visible', 'could-see', 'could-see', 'could-see', 'could-see', 'can-be-required'],
  ]);
});

test('an app that is not there is null', () => {
  expect(tellApp(anInput(), 'app-nobody', text)).toBeNull();
});

test('a server on the local network comes last and has no place in a country', () => {
  const local = aServer({
    id: 's0',
    addresses: ['client-1'],
    names: [],
    operator: null,
    hostedBy: null,
    place: { country: null, certainty: 'unknown', sources: [], said: [], contradictedByRoundTrip: false },
    reach: 'local',
  });
  const { servers } = told({ servers: [local, aServer()] });
  expect(servers.map((one) => one.id)).toEqual(['s1', 's0']);
  expect(servers[1]).toMatchObject({ place: { word: 'On the same local network' }, placeNote: '', contactNote: null });
});

test('where they stand is one sentence, and all homes of the operator are drawn', () => {
  const operator = { ...aServer().operator!, otherHomes: ['US'] };
  const view = told({ servers: [aServer({ operator }), aProbe()] });
  expect(view.questions[3]?.answer).toBe('One server likely in the United States and one server possibly in China.');
  expect(view.path.stops.at(-1)?.note).toBe('China and United States');
});

test('a company whose name ends with a full stop brings no second one', () => {
  const operator = { ...aServer().operator!, name: 'Tidewater, Inc.' };
  expect(told({ servers: [aServer({ operator })] }).questions[2]?.answer).toBe('One company: Tidewater, Inc.');
});

test('behind weak encryption, or a maker’s own, nobody on the way is said to have been unable to read', () => {
  for (const kind of ['weak-encryption', 'own-encryption'] as const) {
    const { path } = told({ findings: [aFinding(), aFinding({ id: 'f9', kind, subject: null })] });
    const lane = path.lanes.find((one) => one.kind === 'encrypted');
    expect(lane?.cells.map((cell) => cell.access)).toEqual([
      'cannot-tell',
      'cannot-tell',
      'cannot-tell',
      'cannot-tell',
      'cannot-tell',
    ]);
  }
});
