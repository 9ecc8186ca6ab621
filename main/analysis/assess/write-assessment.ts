import type { Knowledge } from '../../../knowledge/types.ts';
import type { App, Assessment, Finding, Server } from '../../contract/assessment.ts';
import type { Settings } from '../../contract/settings.ts';
import { TOOL } from '../../contract/tool.ts';
import type { Limit } from '../../contract/words.ts';
import type { FileFacts } from '../../formats/packet.ts';
import type { Moment } from '../bytes/moment.ts';
import type { KeyDictionary, ValueRef } from '../detect/detector.ts';
import type { AppBook, AppRecord } from './app-book.ts';
import type { Attribution } from './attribution.ts';
import { ClientNames } from './clients.ts';
import type { FindingBook } from './finding-book.ts';
import type { RawFlowRow } from './flow-rows.ts';
import { byCodeUnit } from './order.ts';
import { PublicText } from './public-text.ts';
import { rfc3339 } from './rfc3339.ts';
import type { ServerBook } from './server-book.ts';
import { addServerFindings } from './server-findings.ts';
import type { PrivateValue, ValueRegistry } from './values.ts';
import { judge } from './verdict.ts';
import { writeFinding } from './write-finding.ts';
import { writeServer } from './write-server.ts';

/** Sums over closed flows. */
export interface Closed {
  flows: number;
  readableBytes: number;
  opaqueBytes: number;
  unknownBytes: number;
  lostBytes: number;
  /** How often a bound kept us from looking deeper. */
  stopped: number;
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
}

/** What all writers share: masks and names. */
export interface Writing {
  readonly books: Books;
  readonly publicText: PublicText;
  readonly clients: ClientNames;
  readonly numbered: ReadonlyMap<ValueRef, PrivateValue>;
  /** `app ip` to server id. */
  readonly serverIds: ReadonlyMap<string, string>;
  readonly servers: readonly Server[];
}

/** The books, closed, become the one document. Everything is sorted and numbered here, so that the order in which flows
 *  closed leaves no trace. */
export function writeAssessment(books: Books): { assessment: Assessment; privateValues: PrivateValue[] } {
  const { settings, facts, closed } = books;
  addServerFindings(books);
  books.findings.weigh(closed.unknownBytes, books.weakPatterns);
  const records = books.findings.sorted();
  const numbered = books.values.number(records.flatMap((one) => (one.subject ? [one.subject.value] : [])));
  const publicText = new PublicText(settings.reveal ? [] : numbered.values());
  const clients = new ClientNames(books.clients, settings.reveal);
  const serverRecords = books.servers.sorted();
  const serverIds = new Map(serverRecords.map((one, i) => [`${one.app} ${one.ip}`, `s${i + 1}`]));
  const draft = { books, publicText, clients, numbered, serverIds };
  const servers = serverRecords.map((one, i) => writeServer(one, `s${i + 1}`, draft));
  const writing: Writing = { ...draft, servers };
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
        keylog: false,
      },
    },
    revealed: settings.reveal,
    input: { synthetic: facts.synthetic, files: [fileRow(books)] },
    coverage: {
      packets: facts.packets,
      flows: closed.flows,
      undecodedPackets: undecodedPackets(books),
      undecodedReasons: [...books.undecoded].map(([reason, packets]) => ({ reason, packets })).sort((a, b) => byCodeUnit(a.reason, b.reason)),
      readableBytes: closed.readableBytes,
      opaqueBytes: closed.opaqueBytes,
      unknownBytes: closed.unknownBytes,
      lostBytes: closed.lostBytes,
      droppedPackets: facts.droppedPackets,
    },
    apps: books.apps.sorted().map((one) => appRow(one, books, findings, publicText)),
    servers,
    findings,
  };
  if (settings.flows) assessment.flows = flowRows(closed.rows, publicText, clients);
  return { assessment, privateValues: [...numbered.values()] };
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
  };
}

function appRow(record: AppRecord, books: Books, findings: readonly Finding[], publicText: PublicText): App {
  const { facts } = books;
  const app = books.attribution.rowOf(record.id);
  const dropped = facts.droppedPackets / Math.max(1, facts.droppedPackets + facts.packets);
  const { verdict, decidedBy, limits } = judge(record, findings.filter((one) => one.app === record.id), dropped);
  return {
    id: record.id,
    name: app.known ? app.name : publicText.text(app.name),
    maker: app.maker,
    makerCountry: app.makerCountry,
    verdict,
    decidedBy,
    limits: [...limits, ...standingLimits(record, books)],
    role: app.role,
    knownBy: [...record.knownBy].sort(byCodeUnit),
    packets: record.packets,
    bytes: record.bytes,
    readableBytes: record.readableBytes,
    opaqueBytes: record.opaqueBytes,
    unknownBytes: record.unknownBytes,
    firstTime: record.firstTime && rfc3339(record.firstTime),
    lastTime: record.lastTime && rfc3339(record.lastTime),
  };
}

/** Limits that lie in the method or in this file, whatever the app did. */
function standingLimits(record: AppRecord, books: Books): Limit[] {
  const { settings, facts, closed, findings } = books;
  const limits: Limit[] = [];
  if (record.opaqueBytes > 0) limits.push('encrypted-share');
  if (record.unknownBytes > 0) limits.push('unknown-share');
  if (settings.mine.length === 0) limits.push('no-own-values');
  if (settings.home === null) limits.push('no-home');
  if (settings.vantage === null) limits.push('no-vantage');
  if (record.knownBy.size === 1 && record.knownBy.has('host-name')) limits.push('app-by-name-only');
  if (facts.truncated) limits.push('cut-short');
  if (undecodedPackets(books) > 0) limits.push('undecoded-packets');
  if (closed.stopped > 0 || findings.omitted > 0) limits.push('findings-omitted');
  return [...limits, 'one-recording', 'servers-unseen', 'path-unseen'];
}

function undecodedPackets({ undecoded }: Books): number {
  let packets = 0;
  for (const count of undecoded.values()) packets += count;
  return packets;
}

function flowRows(rows: readonly RawFlowRow[], publicText: PublicText, clients: ClientNames): Assessment['flows'] {
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
      },
    }));
}
