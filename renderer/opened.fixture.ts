/** One session as a shell hands it over, all of it invented: the apps, the values, the companies that host, the counts.
 *  Addresses are from the ranges kept for documentation. */
import type { Assessment, Evidence, Finding, Server } from '../main/contract/assessment.ts';
import type { HexView, SessionRow } from '../main/contract/session.ts';
import type { CaptureState, CommandOut, Opened } from '../main/contract/shell.ts';

const HASH = '5f0c1d7e9ab24c6103e8f7d26b19a4c57d40e2f8b3961ac7e05d8c421f7a96b3';
const SESSION = 'made-up-lounge';

const evidence = (frame: number, offset: number, length: number, ip: string, port: number): Evidence => ({
  file: 0,
  frame,
  frames: [frame],
  time: '2026-11-18T14:03:12.408000000Z',
  flow: { transport: 'udp', client: { ip: 'client-1', port: 50001 }, server: { ip, port } },
  direction: 'out',
  protocol: 'unknown',
  ranges: [{ frame, offset, length }],
  decrypted: false,
});

const finding = (id: string, part: Partial<Finding> & Pick<Finding, 'kind' | 'confidence'>): Finding => ({
  id,
  app: 'app-lounge',
  reach: 'internet',
  subject: null,
  evidence: [],
  evidenceOmitted: 0,
  receivers: ['s1'],
  count: 1,
  firstTime: '2026-11-18T14:03:08.000000000Z',
  lastTime: '2026-11-18T14:07:38.000000000Z',
  observers: {
    'same-network': 'could-read',
    provider: 'could-read',
    'state-on-path': 'could-read',
    operator: 'could-read',
    'operators-government': 'can-be-required',
  },
  detector: 'fixture',
  ...part,
});

const server = (id: string, part: Partial<Server> & Pick<Server, 'addresses' | 'names'>): Server => ({
  id,
  operator: {
    id: 'agora',
    name: 'Agora',
    legalSeat: 'KY',
    homeCountry: 'CN',
    otherHomes: ['US'],
    knownBy: 'host-name',
  },
  hostedBy: { name: 'Northlake Cloud', country: 'US', source: 'address registration' },
  place: {
    country: 'US',
    certainty: 'likely',
    sources: ['database-a 2026-06-01', 'database-b 2026-06-25'],
    said: [
      { source: 'database-a', date: '2026-06-01', country: 'US' },
      { source: 'database-b', date: '2026-06-25', country: 'US' },
    ],
    contradictedByRoundTrip: false,
  },
  minRoundTripMs: 221.4,
  contact: 'session',
  answered: true,
  packetsOut: 310,
  packetsIn: 295,
  bytesOut: 38112,
  bytesIn: 23001,
  flows: 2,
  app: 'app-lounge',
  reach: 'internet',
  ...part,
});

const assessment: Assessment = {
  schema: 'earshot.assessment/1',
  made: {
    tool: 'earshot 0.1.0',
    knowledge: [{ name: 'companies', version: '2026-11-20', sha256: HASH }],
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
    synthetic: true,
    files: [
      {
        name: 'capture-1',
        sha256: HASH,
        format: 'pcapng',
        packets: 18204,
        bytes: 14100233,
        firstTime: '2026-11-18T14:02:10.100000000Z',
        lastTime: '2026-11-18T14:08:51.900000000Z',
        truncated: false,
        problems: [],
      },
    ],
  },
  coverage: {
    packets: 18204,
    flows: 61,
    undecodedPackets: 0,
    undecodedReasons: [],
    readableBytes: 64012,
    opaqueBytes: 14027110,
    unknownBytes: 9111,
    lostBytes: 0,
    droppedPackets: 0,
  },
  apps: [
    {
      id: 'app-lounge',
      name: 'Lounge',
      maker: 'Lounge Labs',
      makerCountry: 'US',
      verdict: 'exposes-people',
      decidedBy: ['f1', 'f2'],
      limits: ['encrypted-share', 'one-recording'],
      role: 'app',
      knownBy: ['host-name'],
      packets: 17577,
      bytes: 13600000,
      readableBytes: 60000,
      opaqueBytes: 13500000,
      unknownBytes: 4000,
      firstTime: '2026-11-18T14:02:31.000000000Z',
      lastTime: '2026-11-18T14:08:30.000000000Z',
    },
    {
      id: 'app-quillmail',
      name: 'Quillmail',
      maker: 'Quillmail',
      makerCountry: 'DE',
      verdict: 'no-problem-seen',
      decidedBy: [],
      limits: ['encrypted-share', 'one-recording'],
      role: 'app',
      knownBy: ['host-name'],
      packets: 562,
      bytes: 480000,
      readableBytes: 0,
      opaqueBytes: 480000,
      unknownBytes: 0,
      firstTime: '2026-11-18T14:02:12.000000000Z',
      lastTime: '2026-11-18T14:08:00.000000000Z',
    },
    {
      id: 'unknown',
      name: '',
      maker: null,
      makerCountry: null,
      verdict: 'not-enough-seen',
      decidedBy: [],
      limits: ['too-few-packets', 'mostly-unknown'],
      role: 'unknown',
      knownBy: [],
      packets: 41,
      bytes: 9111,
      readableBytes: 0,
      opaqueBytes: 0,
      unknownBytes: 9111,
      firstTime: '2026-11-18T14:04:12.000000000Z',
      lastTime: '2026-11-18T14:05:00.000000000Z',
    },
  ],
  servers: [
    server('s1', { addresses: ['192.0.2.61'], names: ['192-0-2-61.edge.agora.io'] }),
    server('s2', {
      addresses: ['203.0.113.88'],
      names: ['203-0-113-88.edge.agora.io'],
      hostedBy: { name: 'Harbour Networks', country: 'SG', source: 'address registration' },
      place: {
        country: 'CN',
        certainty: 'possibly',
        sources: ['database-a 2026-06-01', 'database-b 2026-06-25'],
        said: [
          { source: 'database-a', date: '2026-06-01', country: 'CN' },
          { source: 'database-b', date: '2026-06-25', country: 'SG' },
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
      flows: 1,
    }),
    server('s3', {
      addresses: ['198.51.100.20'],
      names: ['api.lounge.example'],
      operator: {
        id: 'lounge',
        name: 'Lounge Labs',
        legalSeat: 'US',
        homeCountry: 'US',
        otherHomes: [],
        knownBy: 'host-name',
      },
      packetsOut: 620,
      packetsIn: 584,
    }),
    server('s4', {
      addresses: ['203.0.113.140'],
      names: [],
      operator: null,
      hostedBy: null,
      place: { country: null, certainty: 'unknown', sources: [], said: [], contradictedByRoundTrip: false },
      minRoundTripMs: null,
      packetsOut: 21,
      packetsIn: 20,
      app: 'unknown',
    }),
    server('s5', {
      addresses: ['198.51.100.77'],
      names: ['imap.quillmail.example'],
      operator: {
        id: 'quillmail',
        name: 'Quillmail',
        legalSeat: 'DE',
        homeCountry: 'DE',
        otherHomes: [],
        knownBy: 'host-name',
      },
      place: {
        country: 'DE',
        certainty: 'likely',
        sources: ['database-a 2026-06-01', 'database-b 2026-06-25'],
        said: [
          { source: 'database-a', date: '2026-06-01', country: 'DE' },
          { source: 'database-b', date: '2026-06-25', country: 'DE' },
        ],
        contradictedByRoundTrip: false,
      },
      app: 'app-quillmail',
    }),
  ],
  findings: [
    finding('f1', {
      kind: 'identifier-exposed',
      confidence: 'confirmed',
      subject: {
        type: 'account',
        key: 'uid',
        valueId: 'v1',
        masked: '48••••••93',
        chain: [],
        mine: 'account',
        reason: 'own-value',
      },
      evidence: [evidence(1482, 68, 10, '192.0.2.61', 8130), evidence(1377, 68, 10, '203.0.113.88', 8130)],
      receivers: ['s1', 's2'],
      count: 15,
    }),
    finding('f2', {
      kind: 'identifier-exposed',
      confidence: 'likely',
      subject: {
        type: 'room',
        key: 'room',
        valueId: 'v2',
        masked: 'M7••••••Zp',
        chain: [],
        mine: null,
        reason: 'key-name',
      },
      evidence: [evidence(1482, 84, 10, '192.0.2.61', 8130)],
      count: 6,
    }),
    finding('f3', {
      kind: 'server-abroad',
      confidence: 'possible',
      receivers: ['s2'],
      evidence: [evidence(1377, 0, 14, '203.0.113.88', 8130)],
      observers: {},
    }),
    finding('f4', {
      kind: 'operator-under-foreign-law',
      confidence: 'likely',
      receivers: ['s1', 's2'],
      evidence: [evidence(1370, 0, 14, '192.0.2.61', 8130)],
      observers: {},
    }),
    finding('f5', {
      kind: 'name-reveals-use',
      confidence: 'confirmed',
      receivers: ['s3'],
      count: 9,
      evidence: [evidence(12, 120, 18, '198.51.100.20', 443)],
      observers: { 'same-network': 'could-see', provider: 'could-see', 'state-on-path': 'could-see' },
    }),
    finding('f6', {
      kind: 'identifier-exposed',
      app: null,
      confidence: 'possible',
      reach: 'local',
      subject: {
        type: 'device-name',
        key: 'host-name',
        valueId: 'v3',
        masked: 'Pi•••••',
        chain: [],
        mine: null,
        reason: 'shape',
      },
      evidence: [evidence(4, 300, 7, '255.255.255.255', 67)],
      receivers: [],
      count: 2,
    }),
  ],
};

/** Sixteen bytes a line; `••` where a byte is masked. The layout of this packet is invented. */
const BYTES =
  `023dc3511fc2005a9a2e01215e00004a
7ec19b0204037665 7205342e322e3103
7569640a3438•••••••••••• 39330472
6f6f6d0a4d37•••••••••••• 5a700274
730a313739353031 30353932fd5d6ea4
96a40ef8b7b721cf eca855ab`
    .replaceAll(/\s/gu, '')
    .match(/../gu) ?? [];
const FROM = 32;
const V1 = [68, 78] as const;
const V2 = [84, 94] as const;

function valueAt(at: number): string | null {
  if (at >= V1[0] && at < V1[1]) return 'v1';
  return at >= V2[0] && at < V2[1] ? 'v2' : null;
}

function hexOf(findingId: string): HexView {
  return {
    findingId,
    frame: 1482,
    frameLength: 124,
    from: FROM,
    payloadAt: 42,
    cells: BYTES.map((hex, index) => {
      const code = Number.parseInt(hex, 16);
      const text = hex === '••' ? '•' : code > 32 && code < 127 ? String.fromCharCode(code) : '·';
      return { hex, text, valueId: valueAt(FROM + index) };
    }),
    cut: true,
  };
}

export const opened: Opened = {
  session: {
    id: SESSION,
    title: 'Lounge, a talk room',
    madeAt: '2026-11-18T14:02:10Z',
    from: 'sample',
    interface: null,
    filter: null,
    consent: null,
    packets: 18204,
    droppedPackets: 0,
    seconds: 401,
    settings: { home: 'IN', audience: ['IN', 'CN'], vantage: 'IN', lang: 'en', flows: false, reveal: false },
    tool: 'earshot 0.1.0',
    state: 'analysed',
  },
  assessment,
  hex: [hexOf('f1'), hexOf('f2')],
  laws: [
    {
      country: 'CN',
      compels: true,
      plain: 'Organisations there can be required to support and help intelligence work.',
      careful:
        'Under article 7, organisations and citizens can be required to support, assist and cooperate with intelligence work.',
      law: 'National Intelligence Law (2017), article 7',
      sourceUrl: 'https://example.org/invented-source',
      checkedOn: '2026-11-20',
    },
  ],
  credits: [
    {
      name: 'dbip-country',
      version: '2026-06-01',
      credit: 'IP Geolocation by DB-IP, https://db-ip.com',
      licence: 'Creative Commons Attribution 4.0 International, https://creativecommons.org/licenses/by/4.0/',
    },
  ],
};

const row = (part: Partial<SessionRow> & Pick<SessionRow, 'id' | 'title'>): SessionRow => ({
  madeAt: '2026-11-18T14:02:10Z',
  from: 'file',
  seconds: 401,
  packets: 18204,
  droppedPackets: 0,
  state: 'analysed',
  worst: null,
  synthetic: false,
  recordedAt: '2026-11-18T14:02:02.100000000Z',
  ...part,
});

export const appState: CommandOut<'app-state'> = {
  tool: 'earshot 0.1.0',
  sessions: [
    row({
      id: SESSION,
      title: 'Lounge, a talk room',
      from: 'sample',
      synthetic: true,
      worst: { verdict: 'exposes-people', app: 'Lounge', more: 2 },
    }),
    row({
      id: 'after-update',
      title: 'Lounge, after the update',
      seconds: 422,
      worst: { verdict: 'raises-questions', app: 'Lounge', more: 0 },
    }),
    row({
      id: 'quillmail',
      title: 'Quillmail, write and send',
      seconds: 680,
      droppedPackets: 3,
      worst: { verdict: 'no-problem-seen', app: 'Quillmail', more: 0 },
    }),
    row({
      id: 'station',
      title: 'Station Wi‑Fi, first try',
      seconds: 40,
      worst: { verdict: 'not-enough-seen', app: 'Lounge', more: 0 },
    }),
    row({ id: 'broken', title: 'Evening', state: 'left' }),
  ],
  settings: { home: 'IN', audience: ['IN', 'CN'], vantage: null, lang: 'en', flows: false, reveal: false },
  mineKinds: [],
  ownConnections: 0,
  privateFilesEncrypted: false,
};

export const captureState: CaptureState = {
  source: 'helper',
  interfaces: [
    { name: 'wlan0', label: 'Wi‑Fi (wlan0)', addresses: ['192.0.2.7'], isDefault: true },
    { name: 'eth0', label: 'Cable (eth0)', addresses: [], isDefault: false },
  ],
  grantCommand: null,
  why: 'ready',
};

export const blockedCapture: CaptureState = {
  source: null,
  interfaces: [],
  grantCommand: 'sudo setcap cap_net_raw=ep ./earshot-recorder',
  why: 'right-missing',
};
