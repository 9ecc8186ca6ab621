/** Small Assessments, built by hand. All names, values and numbers are invented; addresses come from the ranges kept for
 *  documentation (RFC 5737, RFC 3849). */
import type { App, Assessment, Evidence, Finding, Server, Subject } from '../contract/assessment.ts';
import type { Law, TellInput } from './view.ts';

export function anApp(over: Partial<App> = {}): App {
  return {
    id: 'app-parlour',
    name: 'Parlour',
    maker: 'Parlour Labs',
    makerCountry: 'US',
    verdict: 'exposes-people',
    decidedBy: ['f1', 'f2'],
    limits: ['encrypted-share', 'one-recording'],
    role: 'app',
    knownBy: ['host-name'],
    packets: 1_200,
    bytes: 800_000,
    readableBytes: 4_000,
    opaqueBytes: 780_000,
    unknownBytes: 1_000,
    firstTime: '2026-11-18T14:02:02.100000000Z',
    lastTime: '2026-11-18T14:08:43.900000000Z',
    ...over,
  };
}

export function aServer(over: Partial<Server> = {}): Server {
  return {
    id: 's1',
    addresses: ['192.0.2.61'],
    names: ['edge.parlour.example'],
    operator: {
      id: 'tidewater',
      name: 'Tidewater',
      legalSeat: 'KY',
      homeCountry: 'CN',
      otherHomes: [],
      knownBy: 'host-name',
    },
    hostedBy: { name: 'Northlake Cloud', country: 'SG', source: 'registrations 2026-06-01' },
    place: {
      country: 'US',
      certainty: 'likely',
      sources: ['list-a 2026-06-01', 'list-b 2026-06-25'],
      said: [
        { source: 'list-a', date: '2026-06-01', country: 'US' },
        { source: 'list-b', date: '2026-06-25', country: 'US' },
      ],
      contradictedByRoundTrip: false,
    },
    minRoundTripMs: 221.4,
    contact: 'session',
    answered: true,
    packetsOut: 310,
    packetsIn: 295,
    bytesOut: 38_112,
    bytesIn: 23_001,
    flows: 2,
    app: 'app-parlour',
    reach: 'internet',
    ...over,
  };
}

/** One test packet to a place on which two lists differ. */
export function aProbe(over: Partial<Server> = {}): Server {
  return aServer({
    id: 's2',
    addresses: ['203.0.113.88'],
    names: [],
    place: {
      country: 'CN',
      certainty: 'possibly',
      sources: ['list-a 2026-06-01', 'list-b 2026-06-25'],
      said: [
        { source: 'list-a', date: '2026-06-01', country: 'CN' },
        { source: 'list-b', date: '2026-06-25', country: 'SG' },
      ],
      contradictedByRoundTrip: false,
    },
    minRoundTripMs: null,
    contact: 'probe',
    answered: false,
    packetsOut: 1,
    packetsIn: 0,
    bytesOut: 110,
    bytesIn: 0,
    ...over,
  });
}

export function aSubject(over: Partial<Subject> = {}): Subject {
  return {
    type: 'account',
    key: null,
    valueId: 'v1',
    masked: '48••93',
    chain: ['u32le'],
    mine: 'account',
    reason: 'own-value',
    ...over,
  };
}

export function anEvidence(over: Partial<Evidence> = {}): Evidence {
  return {
    file: 0,
    frame: 1377,
    frames: [1377],
    time: '2026-11-18T14:03:12.408000000Z',
    flow: { transport: 'udp', client: { ip: 'client-1', port: 50001 }, server: { ip: '192.0.2.61', port: 8130 } },
    direction: 'out',
    protocol: 'unknown',
    ranges: [{ frame: 1377, offset: 68, length: 4 }],
    decrypted: false,
    ...over,
  };
}

export function aFinding(over: Partial<Finding> = {}): Finding {
  return {
    id: 'f1',
    kind: 'identifier-exposed',
    app: 'app-parlour',
    confidence: 'confirmed',
    reach: 'internet',
    subject: aSubject(),
    evidence: [anEvidence()],
    evidenceOmitted: 0,
    receivers: ['s1'],
    count: 15,
    firstTime: '2026-11-18T14:03:08.000000000Z',
    lastTime: '2026-11-18T14:07:38.000000000Z',
    observers: {
      'same-network': 'could-read',
      provider: 'could-read',
      'state-on-path': 'could-read',
      operator: 'could-read',
      'operators-government': 'can-be-required',
    },
    detector: 'own-value',
    ...over,
  };
}

export const ROOM = aFinding({
  id: 'f2',
  subject: aSubject({ type: 'room', valueId: 'v2', masked: 'M7••Zp', mine: 'room', chain: [] }),
  count: 6,
  evidence: [anEvidence({ frame: 1482, frames: [1482], ranges: [{ frame: 1482, offset: 84, length: 10 }] })],
});

export function anAssessment(over: Partial<Assessment> = {}): Assessment {
  return {
    schema: 'earshot.assessment/1',
    made: {
      tool: 'earshot 0.1.0',
      knowledge: [{ name: 'companies', version: '2026-11-20', sha256: '00' }],
      settings: {
        home: 'IN',
        audience: ['IN', 'CN'],
        vantage: 'IN',
        lang: 'en',
        mineKinds: ['account', 'room'],
        keylog: false,
      },
    },
    revealed: false,
    input: {
      synthetic: false,
      files: [
        {
          name: 'capture-1',
          sha256: 'ab'.repeat(32),
          format: 'pcapng',
          packets: 18_204,
          bytes: 14_100_233,
          firstTime: '2026-11-18T14:02:02.100000000Z',
          lastTime: '2026-11-18T14:08:43.900000000Z',
          truncated: false,
          problems: [],
        },
      ],
    },
    coverage: {
      packets: 18_204,
      flows: 61,
      undecodedPackets: 0,
      undecodedReasons: [],
      readableBytes: 64_012,
      opaqueBytes: 14_027_110,
      unknownBytes: 9_111,
      lostBytes: 0,
      droppedPackets: 0,
    },
    apps: [anApp()],
    servers: [aServer(), aProbe()],
    findings: [aFinding({ receivers: ['s1', 's2'] }), ROOM],
    ...over,
  };
}

export const LAWS: readonly Law[] = [
  {
    country: 'CN',
    compels: true,
    plain: 'Under a law made up for this test, firms there can be required to help.',
    careful: 'Article 1 of the Test Act (2020) says that a firm can be required to help.',
    law: 'Test Act, article 1 (2020)',
    sourceUrl: 'https://law.example/test-act',
    checkedOn: '2026-11-24',
  },
];

export function anInput(assessment: Assessment = anAssessment(), over: Partial<TellInput> = {}): TellInput {
  return { assessment, laws: LAWS, today: '2026-11-24', title: 'A talk room', ...over };
}
