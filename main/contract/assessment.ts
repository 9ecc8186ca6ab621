/** The one document between the engine and everything a person sees: `earshot.assessment/1`.
 *  Same bytes, knowledge and settings give the same document, byte for byte. Times are RFC 3339 in UTC with nine
 *  decimals; byte counts are octets; frames are 1-based as in Wireshark. */
import { z } from 'zod';
import {
  ACCESSES,
  CONFIDENCES,
  FINDING_KINDS,
  LIMITS,
  OBSERVERS,
  PLACE_CERTAINTIES,
  PROTECTIONS,
  REACHES,
  SUBJECT_TYPES,
  VERDICTS,
} from './words.ts';

const time = z.string().nullable();
const count = z.number().int().nonnegative();
/** ISO 3166-1 alpha-2, upper case; HK, MO and TW are codes of their own. */
const country = z.string().regex(/^[A-Z]{2}$/);

export const rangeSchema = z.object({ frame: count, offset: count, length: count });
const endpoint = z.object({ ip: z.string(), port: count });

export const evidenceSchema = z.object({
  file: count,
  frame: count,
  frames: z.array(count),
  time,
  flow: z.object({ transport: z.string(), client: endpoint, server: endpoint }),
  direction: z.enum(['out', 'in']),
  protocol: z.string(),
  ranges: z.array(rangeSchema),
  decrypted: z.boolean(),
  /** The web request that carried it, where one did: path without query, steps that may be somebody's mark as `…`. */
  request: z.object({ method: z.string(), path: z.string(), host: z.string().nullable() }).optional(),
});

export const subjectSchema = z.object({
  type: z.enum(SUBJECT_TYPES),
  key: z.string().nullable(),
  valueId: z.string(),
  masked: z.string(),
  chain: z.array(z.string()),
  mine: z.enum(SUBJECT_TYPES).nullable(),
  /** Which rule named the value: `own-value`, `key-name`, `shape`, `protocol-field`. */
  reason: z.string(),
  value: z.string().optional(),
  valueAsSent: z.string().optional(),
});

export const findingSchema = z.object({
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  app: z.string().nullable(),
  confidence: z.enum(CONFIDENCES),
  reach: z.enum(REACHES),
  subject: subjectSchema.nullable(),
  evidence: z.array(evidenceSchema),
  evidenceOmitted: count,
  receivers: z.array(z.string()),
  count,
  firstTime: time,
  lastTime: time,
  observers: z.partialRecord(z.enum(OBSERVERS), z.enum(ACCESSES)),
  detector: z.string(),
  /** Of `weak-encryption` and `own-encryption`: what it was told by; of `linkable`: what the connections belong to. Fixed words in alphabetical order. */
  signs: z.array(z.string()).optional(),
});

export const serverSchema = z.object({
  id: z.string(),
  addresses: z.array(z.string()),
  names: z.array(z.string()),
  operator: z
    .object({
      id: z.string(),
      name: z.string(),
      legalSeat: country.nullable(),
      homeCountry: country.nullable(),
      otherHomes: z.array(country),
      /** How we know: `host-name`, `protocol`. */
      knownBy: z.string(),
    })
    .nullable(),
  hostedBy: z.object({ name: z.string(), country: country.nullable(), source: z.string() }).nullable(),
  place: z.object({
    country: country.nullable(),
    certainty: z.enum(PLACE_CERTAINTIES),
    /** What each source says, in the order asked; a source without an answer says null. */
    sources: z.array(z.string()),
    said: z.array(z.object({ source: z.string(), date: z.string(), country: country.nullable() })),
    contradictedByRoundTrip: z.boolean(),
    /** The recording and every list that answered are more than a year apart; left out: they are not. */
    datesApart: z.literal(true).optional(),
    /** The shortest round trip that the server itself answered, from the country that the user named: nothing further than
     *  `reachKm` can have answered. `struck`: countries that a source named and that are too far. `only`: no other country
     *  is near enough. Left out: none could be used. */
    roundTrip: z
      .object({ vantage: country, ms: z.number(), reachKm: count, struck: z.array(country), only: z.boolean() })
      .optional(),
  }),
  minRoundTripMs: z.number().nullable(),
  contact: z.enum(['session', 'probe']),
  answered: z.boolean(),
  packetsOut: count,
  packetsIn: count,
  bytesOut: count,
  bytesIn: count,
  flows: count,
  app: z.string().nullable(),
  reach: z.enum(REACHES),
});

export const appSchema = z.object({
  id: z.string(),
  name: z.string(),
  maker: z.string().nullable(),
  makerCountry: country.nullable(),
  verdict: z.enum(VERDICTS),
  decidedBy: z.array(z.string()),
  limits: z.array(z.enum(LIMITS)),
  /** `app`: under test. `device`: the operating system and its services. `unknown`: nobody claimed the flows. */
  role: z.enum(['app', 'device', 'unknown']),
  /** How the flows were given to this app: `process`, `host-name`, `protocol`. */
  knownBy: z.array(z.string()),
  packets: count,
  bytes: count,
  readableBytes: count,
  opaqueBytes: count,
  unknownBytes: count,
  firstTime: time,
  lastTime: time,
});

export const flowSchema = z.object({
  transport: z.string(),
  a: endpoint,
  b: endpoint,
  packetsAB: count,
  bytesAB: count,
  packetsBA: count,
  bytesBA: count,
  protocol: z.string(),
  /** What stands between its content and whoever watches the path (docs/command.md). */
  protection: z.enum(PROTECTIONS),
  names: z.object({
    sni: z.string().nullable(),
    httpHost: z.string().nullable(),
    dns: z.string().nullable(),
    /** Further names that the flow's own packets tell, in order of first sight, each once, at most 32. Most are none of
     *  its server. */
    others: z.array(z.string()),
  }),
  tls: z
    .object({
      version: z.string().nullable(),
      alpn: z.array(z.string()),
      /** What the server took of `alpn`; hidden from TLS 1.3 on. */
      alpnChosen: z.string().nullable(),
      cipher: z.string().nullable(),
      ja3: z.string().nullable(),
      ja4: z.string().nullable(),
      ech: z.boolean(),
      /** An earlier session went on; null: not seen. */
      resumed: z.boolean().nullable(),
      certificates: z.array(
        z.object({
          sha1: z.string(),
          sha256: z.string(),
          issuer: z.string(),
          subject: z.string(),
          notBefore: z.string().nullable(),
          notAfter: z.string().nullable(),
          /** Hosts and addresses the certificate is for. */
          names: z.array(z.string()),
        }),
      ),
      /** The client showed a certificate of its own in the clear. */
      clientCertificate: z.boolean(),
    })
    .nullable(),
});

export const assessmentSchema = z.object({
  schema: z.literal('earshot.assessment/1'),
  made: z.object({
    tool: z.string(),
    knowledge: z.array(z.object({ name: z.string(), version: z.string(), sha256: z.string() })),
    settings: z.object({
      home: country.nullable(),
      audience: z.array(country),
      vantage: country.nullable(),
      lang: z.string(),
      mineKinds: z.array(z.enum(SUBJECT_TYPES)),
      keylog: z.boolean(),
    }),
  }),
  revealed: z.boolean(),
  input: z.object({
    synthetic: z.boolean(),
    files: z.array(
      z.object({
        name: z.string(),
        sha256: z.string(),
        format: z.enum(['pcap', 'pcapng']),
        packets: count,
        bytes: count,
        firstTime: time,
        lastTime: time,
        truncated: z.boolean(),
        problems: z.array(z.string()),
        /** The program that wrote the file may have made up packet headers: no round trip was measured from them. */
        inventedHeaders: z.boolean().optional(),
        /** What stands in the file beside packets, by kind, where there is any (docs/formats.md). */
        beside: z.array(z.object({ kind: z.string(), count })).optional(),
      }),
    ),
  }),
  coverage: z.object({
    packets: count,
    flows: count,
    undecodedPackets: count,
    /** Why packets could not be decoded, by reason (`arp`, `unknown-link`, …). */
    undecodedReasons: z.array(z.object({ reason: z.string(), packets: count })).optional(),
    readableBytes: count,
    opaqueBytes: count,
    unknownBytes: count,
    lostBytes: count,
    droppedPackets: count,
    /** IPv4 packets whose header checksum is wrong; they are read all the same. TCP's and UDP's are not computed. */
    wrongChecksums: count.optional(),
    /** Octets of TCP streams that came twice with different content while they waited; the first version was read. */
    conflictingBytes: count.optional(),
    /** Packets that the file marks as Earshot's own: set apart, and told, since anyone can write the mark. */
    ownPackets: count.optional(),
    /** Whether round trips speak for or against places, where the user named the country of the recording: `used`, or why
     *  not. `vpn`: the recording holds a virtual private network or proxy, and its packets went another way than they show. */
    roundTrips: z.enum(['used', 'vpn', 'invented-headers']).optional(),
    /** What a key log opened: TLS records and QUIC packets, octets of content, and those that it could not open. All of
     *  them are `opaqueBytes` too, since no one who saw only the packets could read them. */
    decrypted: z.object({ records: count, bytes: count, failedRecords: count }).optional(),
  }),
  apps: z.array(appSchema),
  servers: z.array(serverSchema),
  findings: z.array(findingSchema),
  flows: z.array(flowSchema).optional(),
});

export type Assessment = z.infer<typeof assessmentSchema>;
export type App = z.infer<typeof appSchema>;
export type Server = z.infer<typeof serverSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type Subject = z.infer<typeof subjectSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type FlowRow = z.infer<typeof flowSchema>;
