import type { App, Finding } from '../../contract/assessment.ts';
import type { Limit } from '../../contract/words.ts';
import type { AppRecord } from './app-book.ts';
import { byCodeUnit } from './order.ts';
import { rfc3339 } from './rfc3339.ts';
import { judge } from './verdict.ts';
import { UNKNOWN } from './attribution.ts';
import type { Books, Writing } from './write-assessment.ts';

/** One app's row with its verdict. `findings`: all of the document. */
export function writeApp(record: AppRecord, findings: readonly Finding[], writing: Writing): App {
  const { books, publicText, appIds } = writing;
  const { facts } = books;
  const app = books.attribution.rowOf(record.id);
  const id = appIds.get(record.id) ?? UNKNOWN;
  const dropped = facts.droppedPackets / Math.max(1, facts.droppedPackets + facts.packets);
  const own = findings.filter((one) => one.app === id);
  const { verdict, decidedBy, limits } = judge(record, own, dropped);
  return {
    id,
    name: app.known ? app.name : publicText.text(programOf(app.name)),
    maker: app.maker,
    makerCountry: app.makerCountry,
    verdict,
    decidedBy,
    limits: [...limits, ...standingLimits(record, books).filter((one) => !limits.includes(one))],
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

/** A program's path may hold its user's name: its last part alone is shown. */
function programOf(name: string): string {
  return (
    name
      .split(/[/\\]/)
      .filter((part) => part !== '')
      .at(-1) ?? name
  );
}

/** Limits that lie in the method or in this file, whatever the app did. */
function standingLimits(record: AppRecord, { settings, facts, closed, findings, servers, undecoded }: Books): Limit[] {
  const limits: Limit[] = [];
  if (record.opaqueBytes > 0) limits.push('encrypted-share');
  // Any loss may hide something; only much of it leaves too little to judge (`verdict.ts`).
  if (record.lostBytes > 0) limits.push('packets-lost');
  if (record.unknownBytes > 0) limits.push('unknown-share');
  if (settings.mine.length === 0) limits.push('no-own-values');
  if (settings.home === null) limits.push('no-home');
  if (settings.vantage === null) limits.push('no-vantage');
  if (facts.inventedHeaders) limits.push('invented-headers');
  if (record.knownBy.size === 1 && record.knownBy.has('host-name')) limits.push('app-by-name-only');
  if (facts.truncated) limits.push('cut-short');
  if (undecoded.size > 0) limits.push('undecoded-packets');
  if (closed.unopened > 0) limits.push('packed-unopened');
  if (closed.omitted > 0 || findings.omitted > 0 || servers.omitted > 0) limits.push('findings-omitted');
  return [...limits, 'one-recording', 'servers-unseen', 'path-unseen'];
}
