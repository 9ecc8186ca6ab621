import type { Evidence, Finding, Server, Subject } from '../../contract/assessment.ts';
import { addressClass } from '../bytes/address.ts';
import { decodeText, hex, isReadable } from '../bytes/text.ts';
import type { FindingRecord } from './finding-book.ts';
import type { FlowSighting } from './flow-sighting.ts';
import { masked } from './mask.ts';
import { observersOf } from './observers.ts';
import type { RequestSeen } from './request-seen.ts';
import { rfc3339 } from './rfc3339.ts';
import type { Writing } from './write-assessment.ts';

/** One finding with its evidence; the raw value stays out unless `--reveal`. */
export function writeFinding(record: FindingRecord, id: string, writing: Writing): Finding {
  const receivers = receiversOf(record, writing);
  const operators = receivers.flatMap(({ operator }) => operator ?? []);
  const { laws } = writing.books.knowledge;
  const lawKnown = operators.some(
    ({ homeCountry }) =>
      homeCountry !== null && laws.some(({ reaches, compels }) => compels && reaches.includes(homeCountry)),
  );
  return {
    id,
    kind: record.kind,
    app: writing.appIds.get(record.app) ?? null,
    confidence: record.confidence,
    reach: record.reach,
    subject: subjectOf(record, writing),
    evidence: record.sightings.map((one) => evidenceOf(one, writing)),
    evidenceOmitted: record.omitted,
    receivers: receivers.map((server) => server.id),
    count: record.count,
    firstTime: record.firstTime && rfc3339(record.firstTime),
    lastTime: record.lastTime && rfc3339(record.lastTime),
    observers: observersOf(record.kind, record.reach, throughProvider(record), operators.length > 0, lawKnown),
    detector: record.detector,
    ...(record.signs.size > 0 && { signs: [...record.signs].sort() }),
  };
}

/** Evidence is cut short, receivers are not: both must be private before we doubt that a provider carried it. */
function throughProvider({ sightings, receivers }: FindingRecord): boolean {
  if (receivers.size === 0 && sightings.length === 0) return true;
  for (const ip of receivers) if (addressClass(ip) === 'public') return true;
  return sightings.some(
    ({ client, server }) => addressClass(client.ip) === 'public' || addressClass(server.ip) === 'public',
  );
}

function receiversOf(record: FindingRecord, { serversByApp }: Writing): Server[] {
  const apps = record.apps ?? [record.app];
  return [...record.receivers]
    .flatMap((ip) => apps.flatMap((app) => serversByApp.get(`${app} ${ip}`) ?? []))
    .sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
}

function subjectOf(
  { subject, sightings }: FindingRecord,
  { numbered, maskTypes, publicText, books }: Writing,
): Subject | null {
  if (!subject) return null;
  const value = numbered.get(subject.value);
  const raw = value?.raw ?? '';
  const known = subject.key !== null && books.keys.meaning(subject.key) !== null;
  const shown: Subject = {
    type: subject.type,
    key: books.settings.reveal ? subject.key && publicText.text(subject.key) : publicText.key(subject.key, known),
    valueId: value?.id ?? 'v0',
    masked: masked(maskTypes.get(subject.value) ?? subject.type, raw),
    chain: [...subject.chain],
    mine: subject.mine,
    reason: subject.reason,
  };
  if (!books.settings.reveal) return shown;
  const sent = sightings[0]?.sent ?? null;
  return { ...shown, value: raw, ...(sent && { valueAsSent: writtenOctets(sent) }) };
}

/** Text as it is, other octets as `hex:…`. */
function writtenOctets(octets: Uint8Array): string {
  return isReadable(octets, 0, octets.length) ? decodeText(octets, 0, octets.length) : `hex:${hex(octets)}`;
}

function evidenceOf(sighting: FlowSighting, writing: Writing): Evidence {
  const { clients } = writing;
  const ranges = [...sighting.where]
    .sort((a, b) => a.frame - b.frame || a.offset - b.offset)
    .map((one) => ({ ...one }));
  return {
    file: 0,
    frame: sighting.frame,
    frames: [...new Set(ranges.map((one) => one.frame))].sort((a, b) => a - b),
    time: sighting.time && rfc3339(sighting.time),
    flow: {
      transport: sighting.transport,
      client: { ip: clients.client(sighting.client.ip), port: sighting.client.port },
      server: { ip: clients.server(sighting.server.ip), port: sighting.server.port },
    },
    direction: sighting.direction,
    protocol: sighting.protocol,
    ranges: ranges.filter((one) => one.length > 0),
    decrypted: sighting.decrypted,
    ...(sighting.request && { request: shownRequest(sighting.request, writing) }),
  };
}

function shownRequest({ method, path, host }: RequestSeen, { publicText }: Writing): NonNullable<Evidence['request']> {
  return { method, path: publicText.text(path), host: host && publicText.text(host) };
}
