import type { Knowledge } from '../../../knowledge/types.ts';
import type { Assessment, Server } from '../../contract/assessment.ts';
import type { Settings } from '../../contract/settings.ts';
import { TOOL } from '../../contract/tool.ts';
import type { FileFacts } from '../../formats/packet.ts';
import type { Moment } from '../bytes/moment.ts';
import { decodeLatin1 } from '../bytes/text.ts';
import type { KeyDictionary, ValueRef } from '../detect/detector.ts';
import { minePatterns } from '../detect/mine-patterns.ts';
import type { KeyLog } from '../model/key-log.ts';
import type { SubjectType } from '../model/words.ts';
import type { AppBook } from './app-book.ts';
import type { Attribution, Recording } from './attribution.ts';
import { ClientNames } from './clients.ts';
import type { FindingBook } from './finding-book.ts';
import type { RawFlowRow } from './flow-rows.ts';
import { type Link, linkableValues } from './linkable-values.ts';
import { byCodeUnit } from './order.ts';
import { type PrivateText, PublicText } from './public-text.ts';
import { rfc3339 } from './rfc3339.ts';
import { recordingOf, roundTripUse } from './round-trip-use.ts';
import type { ServerBook } from './server-book.ts';
import { addServerFindings } from './server-findings.ts';
import { maskTypes, type PrivateValue, type ValueRegistry } from './values.ts';
import { writeApp } from './write-app.ts';
import { writeFinding } from './write-finding.ts';
import { writeServer } from './write-server.ts';

/** Sums over closed flows. */
export interface Closed {
  flows: number;
  readableBytes: number;
  opaqueBytes: number;
  unknownBytes: number;
  lostBytes: number;
  /** How often packed data was too large, or packed too often, to be opened to its end. */
  unopened: number;
  /** Hits that a bound kept us from keeping. */
  omitted: number;
  readonly rows: RawFlowRow[];
}

export interface Books {
  readonly sha256: string;
  readonly knowledge: Knowledge;
  readonly settings: Settings;
  readonly facts: FileFacts;
  readonly firstTime: Moment | null;
  readonly lastTime: Moment | null;
  readonly undecoded: ReadonlyMap<string, number>;
  readonly ownPackets: number;
  /** IPv4 headers; octets of streams. See `coverage` in the contract. */
  readonly wrongChecksums: number;
  readonly conflictingBytes: number;
  readonly closed: Closed;
  readonly apps: AppBook;
  readonly servers: ServerBook;
  readonly findings: FindingBook;
  readonly attribution: Attribution;
  readonly values: ValueRegistry;
  readonly keys: KeyDictionary;
  /** Own values in 4 or 8 octets that were searched. */
  readonly weakPatterns: number;
  readonly clients: ReadonlySet<string>;
  readonly decrypted: KeyLog['tally'];
}

/** What all writers share: masks and names. */
export interface Writing {
  readonly books: Books;
  readonly publicText: PublicText;
  readonly clients: ClientNames;
  readonly numbered: ReadonlyMap<ValueRef, PrivateValue>;
  readonly maskTypes: ReadonlyMap<ValueRef, SubjectType>;
  /** The engine's id of an app to the document's. */
  readonly appIds: ReadonlyMap<string, string>;
  /** `app ip` to server id, by the engine's id of the app. */
  readonly serverIds: ReadonlyMap<string, string>;
  readonly recording: Recording;
  /** Keyed as `serverIds`. */
  readonly serversByApp: ReadonlyMap<string, Server>;
}

/** The books, closed, become the one document. Everything is sorted and numbered here, so that the order in which flows
 *  closed leaves no trace. */
export function writeAssessment(books: Books): { assessment: Assessment; privateValues: PrivateValue[] } {
  const { settings, facts, closed } = books;
  const recording = recordingOf(books);
  addServerFindings(books, recording);
  books.findings.weigh(closed.unknownBytes + closed.readableBytes + books.decrypted.octets, books.weakPatterns);
  books.findings.addLinks(linksOf(books, recording));
  const records = books.findings.sorted();
  const subjects = records.flatMap((one) => one.subject ?? []);
  const numbered = books.values.number(subjects.map((one) => one.value));
  const clients = new ClientNames(books.clients, settings.reveal);
  const publicText = new PublicText(settings.reveal ? [] : privateTexts(books, numbered), (text) =>
    clients.inText(text),
  );
  const serverRecords = books.servers.sorted();
  const serverIds = new Map(serverRecords.map((one, i) => [`${one.app} ${one.ip}`, `s${i + 1}`]));
  const apps = books.apps.sorted();
  const appIds = books.attribution.publicIds(apps.map((one) => one.id));
  const draft = { books, publicText, clients, numbered, maskTypes: maskTypes(subjects), serverIds, appIds, recording };
  const servers = serverRecords.map((one, i) => writeServer(one, `s${i + 1}`, draft));
  const serversByApp = new Map<string, Server>();
  for (const [i, { app, ip }] of serverRecords.entries()) if (servers[i]) serversByApp.set(`${app} ${ip}`, servers[i]);
  const writing: Writing = { ...draft, serversByApp };
  const findings = records.map((one, i) => writeFinding(one, `f${i + 1}`, writing));
  const assessment: Assessment = {
    schema: 'earshot.assessment/1',
    made: {
      tool: TOOL,
      knowledge: books.knowledge.versions.map((one) => ({ ...one })),
      settings: {
        home: settings.home,
        audience: [...settings.audience],
        vantage: settings.vantage,
        lang: settings.lang,
        mineKinds: [...new Set(settings.mine.map((one) => one.kind))].sort(byCodeUnit),
        keylog: books.decrypted.records > 0,
      },
    },
    revealed: settings.reveal,
    input: { synthetic: facts.synthetic, files: [fileRow(books)] },
    coverage: {
      packets: facts.packets,
      flows: closed.flows,
      undecodedPackets: undecodedPackets(books),
      undecodedReasons: [...books.undecoded]
        .map(([reason, packets]) => ({ reason, packets }))
        .sort((a, b) => byCodeUnit(a.reason, b.reason)),
      readableBytes: closed.readableBytes,
      opaqueBytes: closed.opaqueBytes,
      unknownBytes: closed.unknownBytes,
      lostBytes: closed.lostBytes,
      droppedPackets: facts.droppedPackets,
      wrongChecksums: books.wrongChecksums,
      conflictingBytes: books.conflictingBytes,
      ownPackets: books.ownPackets,
      ...(settings.vantage === null ? {} : { roundTrips: roundTripUse(books) }),
      ...decryptedRow(books),
    },
    apps: apps.map((one) => writeApp(one, findings, writing)),
    servers,
    findings,
  };
  if (settings.flows) assessment.flows = flowRows(closed.rows, publicText, clients, settings.reveal);
  return { assessment, privateValues: [...numbered.values()] };
}

function linksOf({ findings, values, servers, attribution }: Books, recording: Recording): Link[] {
  return linkableValues(findings.sorted(), {
    raw: (value) => values.raw(value),
    operatorOf(app, ip) {
      const server = servers.get(app, ip);
      return server ? (attribution.serverFacts(server, recording).operator?.id ?? null) : null;
    },
    rowOf: (app) => attribution.rowOf(app),
  });
}

/** All that must not stand in a name, with what stands for it: values of findings; what a rule noted but no finding
 *  names; what the user typed in. */
function* privateTexts({ values, settings }: Books, numbered: Writing['numbered']): Generator<PrivateText> {
  yield* numbered.values();
  for (const raw of values.raws()) yield { raw, id: 'masked-value' };
  for (const { value } of settings.mine) yield { raw: value, id: 'own-value' };
  // A hash of a telephone number tells it to whoever tries them all: it may stand in a host's name.
  for (const { sort, chain, octets } of minePatterns(settings.mine))
    if (sort === 'digest' && chain[0] === 'hex' && chain[1] !== 'base64')
      yield { raw: decodeLatin1(octets, 0, octets.length), id: 'own-value' };
}

function fileRow({ facts, sha256, firstTime, lastTime }: Books): Assessment['input']['files'][number] {
  return {
    name: 'capture-1',
    sha256,
    format: facts.format ?? 'pcap',
    packets: facts.packets,
    bytes: facts.bytes,
    firstTime: firstTime && rfc3339(firstTime),
    lastTime: lastTime && rfc3339(lastTime),
    truncated: facts.truncated,
    problems: [...facts.problems],
    ...(facts.inventedHeaders ? { inventedHeaders: true } : {}),
    ...besideRows(facts.beside),
  };
}

/** Only what there is: most files hold nothing beside packets. */
function besideRows(beside: FileFacts['beside']): Pick<Assessment['input']['files'][number], 'beside'> {
  const rows = Object.entries<number>({ ...beside })
    .map(([kind, count]) => ({ kind, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => byCodeUnit(a.kind, b.kind));
  return rows.length > 0 ? { beside: rows } : {};
}

/** Only where a key log opened something: a log of other connections changes nothing. */
function decryptedRow({ decrypted }: Books): Pick<Assessment['coverage'], 'decrypted'> {
  const { records, octets, failedRecords } = decrypted;
  return records > 0 ? { decrypted: { records, bytes: octets, failedRecords } } : {};
}

function undecodedPackets({ undecoded }: Books): number {
  let packets = 0;
  for (const count of undecoded.values()) packets += count;
  return packets;
}

function flowRows(
  rows: readonly RawFlowRow[],
  publicText: PublicText,
  clients: ClientNames,
  reveal: boolean,
): Assessment['flows'] {
  const show = (text: string): string => {
    const shown = publicText.text(text);
    return reveal ? shown : shown.replace(ADDRESS, '(masked)');
  };
  const certificates = publicCertificates(show);
  return [...rows]
    .sort((a, b) => a.firstFrame - b.firstFrame)
    .map(({ firstFrame: _, ...row }) => ({
      ...row,
      a: { ip: clients.client(row.a.ip), port: row.a.port },
      b: { ip: clients.server(row.b.ip), port: row.b.port },
      names: {
        sni: row.names.sni && publicText.text(row.names.sni),
        httpHost: row.names.httpHost && publicText.text(row.names.httpHost),
        dns: row.names.dns && publicText.text(row.names.dns),
        others: row.names.others.map(show),
      },
      tls: row.tls && {
        ...row.tls,
        alpn: row.tls.alpn.map((name) => publicText.text(name)),
        alpnChosen: row.tls.alpnChosen && publicText.text(row.tls.alpnChosen),
        certificates: row.tls.certificates.map(certificates),
      },
    }));
}

type CertificateRow = NonNullable<RawFlowRow['tls']>['certificates'][number];

/** An e-mail address in a certificate. No rule looks for those of who runs a server, and nobody's is shown whole. */
const ADDRESS = /[^\s=,@]{1,256}@[^\s=,@]{1,256}/g;

/** Certificates fit to be shown; each is looked through once, however many flows it comes in. */
function publicCertificates(show: (text: string) => string): (raw: CertificateRow) => CertificateRow {
  const done = new Map<CertificateRow, CertificateRow>();
  return (raw) => {
    let shown = done.get(raw);
    if (!shown) {
      const { issuer, subject, names } = raw;
      shown = {
        ...raw,
        issuer: show(issuer),
        subject: show(subject),
        names: names.map(show),
      };
      done.set(raw, shown);
    }
    return shown;
  };
}
