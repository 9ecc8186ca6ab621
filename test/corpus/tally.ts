/** What is compared, in the order of print. */
export const FIELDS = [
  'flow',
  'packets',
  'bytes',
  'protocol',
  'host',
  'ja3',
  'ja4',
  'tls-version',
  'cipher',
  'certificate-sha1',
  'certificate-issuer',
  'certificate-subject',
  'certificate-validity',
  'certificate-names',
  'quic-version',
  'url',
  'user-agent',
  'user-name',
] as const;
export type FieldName = (typeof FIELDS)[number];

export interface Difference {
  readonly file: string;
  /** Transport and both ends; the capture's own addresses. */
  readonly flow: string;
  readonly field: FieldName;
  readonly ours: string | null;
  readonly theirs: string | null;
  /** `only-ours`, `only-theirs`, or the name of the rule that says why. */
  readonly note: string;
  /** A rule says why; docs/corpus-differences.md has its evidence. */
  readonly explained: boolean;
}

/** `of`: how often nDPI says it. `explained`: among those not the same, where a rule in `peer-ways.ts` says why. */
export interface Tally {
  same: number;
  of: number;
  explained: number;
}

export interface FileResult {
  readonly file: string;
  readonly tallies: Readonly<Record<FieldName, Tally>>;
  /** Packets and octets that nDPI counts, and how many of those Earshot counts in the same direction of the same flow. */
  readonly volume: { packets: number; packetsOfTheirs: number; bytes: number; bytesOfTheirs: number };
  /** By nDPI's protocol: agreement where content can decide. */
  readonly protocols: Readonly<Record<string, Tally>>;
  /** nDPI's protocols that the map has no line for, and flows left out of the agreement, by reason. */
  readonly unmapped: readonly string[];
  readonly leftOut: Readonly<Record<string, number>>;
  /** Flows that nDPI has and we do not, and the other way round. */
  readonly onlyTheirs: number;
  readonly onlyOurs: number;
  /** Endpoints with several rows on either side: their counts are sums. */
  readonly summed: number;
  readonly differences: readonly Difference[];
}

export function emptyTallies(): Record<FieldName, Tally> {
  return Object.fromEntries(FIELDS.map((name) => [name, { same: 0, of: 0, explained: 0 }])) as Record<FieldName, Tally>;
}
