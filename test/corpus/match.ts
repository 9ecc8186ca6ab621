import { isIPv6 } from 'node:net';
import type { FlowRow } from '../../main/contract/assessment.ts';
import type { ExpectedFlow } from './expected.ts';

interface End {
  readonly ip: string;
  readonly port: number;
}

/** What is read of a row of `flows[]`. */
export interface SeenRow extends Counts, Pick<FlowRow, 'transport' | 'a' | 'b' | 'protocol' | 'names'> {
  readonly tls: Pick<Tls, 'version' | 'alpn' | 'cipher' | 'ja3' | 'ja4' | 'certificates'> | null;
}
type Tls = NonNullable<FlowRow['tls']>;

/** All rows of either side between the same two endpoints. Idle time-outs and reused ports split flows at different
 *  places, so counts are compared as sums. */
export interface Pair {
  readonly key: string;
  readonly ours: readonly SeenRow[];
  readonly theirs: readonly ExpectedFlow[];
  /** Sums per direction; AB goes from the end that stands first in the key. */
  readonly ourCounts: Counts;
  readonly theirCounts: Counts;
}

export interface Counts {
  readonly packetsAB: number;
  readonly bytesAB: number;
  readonly packetsBA: number;
  readonly bytesBA: number;
}

/** Pairs by endpoints and transport, whichever end is called the first. A pair without rows on one side is a flow that
 *  only the other saw. */
export function pairFlows(ours: readonly SeenRow[], theirs: readonly ExpectedFlow[]): Pair[] {
  const found = new Map<string, { ours: SeenRow[]; theirs: ExpectedFlow[] }>();
  const slot = (key: string): { ours: SeenRow[]; theirs: ExpectedFlow[] } => {
    const there = found.get(key) ?? { ours: [], theirs: [] };
    found.set(key, there);
    return there;
  };
  for (const row of ours) slot(flowKey(row.transport, row.a, row.b)).ours.push(row);
  for (const flow of theirs) {
    const readable = readings(flow);
    const meant = readable.find((one) => found.has(expectedKey(one))) ?? readable[0] ?? flow;
    slot(expectedKey(meant)).theirs.push(meant);
  }
  return [...found].map(([key, pair]) => ({
    key,
    ...pair,
    ourCounts: sum(pair.ours.map((row) => turned(row, isFirst(row.a, row.b)))),
    theirCounts: sum(pair.theirs.map((flow) => turned(flow, isFirst(...endsOf(flow))))),
  }));
}

/** Names two endpoints and what they speak, the same for both directions. ICMP and other protocols without ports have
 *  port 0 on both sides. */
export function flowKey(transport: string, a: End, b: End): string {
  const [first, second] = [endText(a), endText(b)];
  return `${transportClass(transport)} ${first < second ? `${first} ${second}` : `${second} ${first}`}`;
}

function expectedKey(flow: ExpectedFlow): string {
  return flowKey(flow.l4, ...endsOf(flow));
}

function endsOf(flow: ExpectedFlow): [End, End] {
  return [
    { ip: flow.a, port: flow.aPort },
    { ip: flow.b, port: flow.bPort },
  ];
}

/** Every flow that nDPI's text can stand for, at least one. */
function readings(flow: ExpectedFlow): ExpectedFlow[] {
  return addressesIn(flow.a).flatMap((a) => addressesIn(flow.b).map((b) => ({ ...flow, a, b })));
}

/** nDPI writes `::` for every `:0:` in an IPv6 address, so that its text may hold more than one: each address that it
 *  can be when one of them stays and the others are turned back. */
function addressesIn(text: string): string[] {
  const parts = text.split('::');
  if (parts.length < 3) return [text];
  const found = parts
    .slice(1)
    .map((_, stays) => parts.reduce((so, part, i) => `${so}${i === stays + 1 ? '::' : ':0:'}${part}`))
    .filter(isIPv6);
  return found.length === 0 ? [text] : found;
}

function isFirst(a: End, b: End): boolean {
  return endText(a) <= endText(b);
}

/** nDPI names the IP protocol (`ESP`, `118`); Earshot's flows[] may say `other`. */
function transportClass(name: string): string {
  const lower = name.toLowerCase();
  if (lower === 'tcp' || lower === 'udp') return lower;
  return lower.startsWith('icmp') ? 'icmp' : 'other';
}

function endText({ ip, port }: End): string {
  return `${sameAddress(ip)}|${port}`;
}

/** One text for one address: IPv6 may be written in several ways. */
function sameAddress(ip: string): string {
  return isIPv6(ip) ? new URL(`http://[${ip.replace(/%.*$/, '')}]/`).hostname : ip;
}

function turned(counts: Counts, isFirstA: boolean): Counts {
  const { packetsAB, bytesAB, packetsBA, bytesBA } = counts;
  return isFirstA
    ? { packetsAB, bytesAB, packetsBA, bytesBA }
    : { packetsAB: packetsBA, bytesAB: bytesBA, packetsBA: packetsAB, bytesBA: bytesAB };
}

function sum(all: readonly Counts[]): Counts {
  return all.reduce<Counts>(
    (so, one) => ({
      packetsAB: so.packetsAB + one.packetsAB,
      bytesAB: so.bytesAB + one.bytesAB,
      packetsBA: so.packetsBA + one.packetsBA,
      bytesBA: so.bytesBA + one.bytesBA,
    }),
    { packetsAB: 0, bytesAB: 0, packetsBA: 0, bytesBA: 0 },
  );
}
