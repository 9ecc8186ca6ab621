import { addressClass } from '../bytes/address.ts';
import { earlier, later, type Moment } from '../bytes/moment.ts';
import type { ValueRef } from '../detect/detector.ts';
import type { SubjectType } from '../model/words.ts';
import type { AppIdentity } from './attribution.ts';
import type { FindingRecord } from './finding-book.ts';

/** What joins connections: a value that was made to tell one person, device or room from all others. A first name or a word
 *  of a message stands in many. */
const JOINING: ReadonlySet<SubjectType> = new Set<SubjectType>([
  'account',
  'advertising-id',
  'device-id',
  'email',
  'phone',
  'push-token',
  'room',
  'session-token',
]);

/** Characters: `12345` may be two people's, each with another company. */
const SHORTEST = 6;

/** Which connections a value joins, as fixed words in alphabetical order. */
export type LinkSign = 'apps' | 'clients' | 'operators';

export interface Link {
  /** The record that names the value best. */
  readonly record: FindingRecord;
  readonly apps: readonly string[];
  readonly signs: readonly LinkSign[];
  readonly count: number;
  readonly firstTime: Moment | null;
  readonly lastTime: Moment | null;
  readonly of: readonly FindingRecord[];
}

/** What the rule asks of the books. */
export interface LinkFacts {
  raw(value: ValueRef): string;
  /** Null: not known. */
  operatorOf(app: string, ip: string): string | null;
  rowOf(app: string): Pick<AppIdentity, 'role'>;
}

/** Values that join connections which nothing else joins: sent to two companies, by two apps, or by two devices. Only values
 *  that were readable on their way to the internet, whose meaning is likely or confirmed; two accounts in one recording
 *  cannot be told from an account and its contact (`earshot compare` can).
 *  @param records sorted, so that the answer does not hang on the order in which flows closed */
export function linkableValues(records: readonly FindingRecord[], facts: LinkFacts): Link[] {
  const groups = new Map<ValueRef, FindingRecord[]>();
  for (const record of records) {
    if (!mayJoin(record, facts)) continue;
    const value = record.subject?.value;
    if (value === undefined) continue;
    const group = groups.get(value);
    if (group) group.push(record);
    else groups.set(value, [record]);
  }
  return [...groups.values()].flatMap((group) => linkOf(group, facts) ?? []);
}

function mayJoin({ kind, subject, confidence, reach }: FindingRecord, facts: LinkFacts): boolean {
  return (
    kind === 'identifier-exposed' &&
    subject !== null &&
    confidence !== 'possible' &&
    reach === 'internet' &&
    JOINING.has(subject.type) &&
    facts.raw(subject.value).length >= SHORTEST
  );
}

function linkOf(of: readonly FindingRecord[], facts: LinkFacts): Link | null {
  const [record] = of;
  if (!record) return null;
  const apps = [...new Set(of.map((one) => one.app))];
  const operators = new Set<string>();
  for (const { app, receivers } of of)
    for (const ip of receivers) {
      const operator = facts.operatorOf(app, ip);
      if (operator !== null) operators.add(operator);
    }
  const signs: LinkSign[] = [];
  if (apps.filter((one) => facts.rowOf(one).role === 'app').length > 1) signs.push('apps');
  if (clientsOf(of) > 1) signs.push('clients');
  if (operators.size > 1) signs.push('operators');
  if (signs.length === 0) return null;
  let count = 0;
  let firstTime: Moment | null = null;
  let lastTime: Moment | null = null;
  for (const one of of) {
    count += one.count;
    firstTime = earlier(firstTime, one.firstTime);
    lastTime = later(lastTime, one.lastTime);
  }
  return { record, apps, signs, count, firstTime, lastTime, of };
}

/** Devices of the local network that sent it or got it, by their IPv4 addresses: a device has many of IPv6, and a server
 *  that seems to be a client, where the beginning was not recorded, has a public one. */
function clientsOf(records: readonly FindingRecord[]): number {
  const clients = new Set<string>();
  for (const { sightings } of records)
    for (const { client, server } of sightings)
      if (!client.ip.includes(':') && addressClass(client.ip) === 'private' && addressClass(server.ip) === 'public')
        clients.add(client.ip);
  return clients.size;
}
