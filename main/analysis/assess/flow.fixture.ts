import type { ValueRef } from '../detect/detector.ts';
import type { Flow, TlsFacts } from '../model/flow.ts';
import type { FlowHit, Sighting } from './flow-hits.ts';

/** A flow between two documentation addresses (RFC 5737). */
export function aFlow(over: Partial<Flow> = {}): Flow {
  return {
    id: 1,
    transport: 'tcp',
    client: { ip: '192.0.2.10', port: 50_000 },
    server: { ip: '198.51.100.20', port: 80 },
    protocol: 'http',
    packetsOut: 6,
    packetsIn: 5,
    bytesOut: 1_000,
    bytesIn: 4_000,
    readableBytes: 900,
    opaqueBytes: 3_000,
    unknownBytes: 100,
    sealedOut: false,
    sealedIn: false,
    lostBytes: 0,
    firstFrame: 1,
    firstTime: { seconds: 100, nanos: 0 },
    lastTime: { seconds: 200, nanos: 0 },
    minRoundTripMicros: null,
    firstAnswerMicros: null,
    matchedMicros: null,
    sawStart: true,
    names: { sni: null, httpHost: null, dns: null },
    tls: null,
    process: null,
    ...over,
  };
}

/** What a current handshake says, without its certificates. */
export function someTls(over: Partial<TlsFacts> = {}): TlsFacts {
  return {
    version: 'TLSv1.2',
    alpn: [],
    alpnChosen: null,
    cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    ja3: null,
    ja4: null,
    ech: false,
    resumed: null,
    certificates: [],
    clientCertificate: false,
    ...over,
  };
}

export function aSighting(frame: number, over: Partial<Sighting> = {}): Sighting {
  return {
    where: [{ frame, offset: 60, length: 4 }],
    sent: null,
    time: { seconds: 100 + frame, nanos: 0 },
    protocol: 'http',
    direction: 'out',
    decrypted: false,
    ...over,
  };
}

export function aHit(over: Partial<FlowHit> = {}): FlowHit {
  return {
    kind: 'identifier-exposed',
    type: 'account',
    value: 0 as ValueRef,
    key: 'user_id',
    chain: [],
    mine: null,
    reason: 'key-name',
    confidence: 'likely',
    detector: 'key-name',
    count: 1,
    firstTime: { seconds: 101, nanos: 0 },
    lastTime: { seconds: 101, nanos: 0 },
    sightings: [aSighting(1)],
    weak: new Map(),
    ...over,
  };
}
