/** Every finding's proof, held against the raw octets of the file: what an evidence row points to must be the value, or
 *  what it was decoded from; sender and receiver must stand in that frame; the time must not run backwards. Over every real
 *  capture, read where it lies; skipped where there is none. Nothing of a value is printed: failures name file, finding
 *  and frame. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '../main/analysis/assess/engine.ts';
import type { Assessment } from '../main/contract/assessment.ts';
import { DEFAULT_SETTINGS } from '../main/contract/settings.ts';
import { loadKnowledge } from '../main/shell/services/knowledge.ts';
import { rawFrames, type RawFrame } from './evidence/raw-frames.ts';
import { undoChain } from './evidence/undo-chain.ts';

type Finding = Assessment['findings'][number];
type Evidence = Finding['evidence'][number];

const folder = join(process.env['EARSHOT_CAPTURES'] ?? join(import.meta.dirname, '../../shared/captures'), 'ndpi');
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => /\.p?cap(?:ng)?$/.test(name))
      .sort()
  : [];
const knowledge = await loadKnowledge();

function assess(file: Buffer): Assessment {
  const engine = createEngine(knowledge, { ...DEFAULT_SETTINGS, reveal: true });
  engine.push(file);
  return engine.finish('0'.repeat(64), false).assessment;
}

test.skipIf(!names.includes('signal.pcap'))(
  'the judge sees an octet too far, too many, another time and another sender',
  () => {
    const file = readFileSync(join(folder, 'signal.pcap'));
    const [finding] = assess(file).findings;
    const frames = rawFrames(file);
    const row = finding?.evidence[0];
    const range = row?.ranges[0];
    if (!finding || !row || !range) throw new Error('no finding to judge');
    expect(faults(finding, row, frames)).toEqual([]);
    expect(faults(finding, { ...row, ranges: [{ ...range, offset: range.offset + 1 }] }, frames)).toEqual([
      'other octets than the value',
    ]);
    expect(faults(finding, { ...row, ranges: [{ ...range, length: range.length + 1 }] }, frames)).toEqual([
      'other octets than the value',
    ]);
    expect(faults(finding, { ...row, ranges: [{ ...range, offset: 9_999 }] }, frames)).toContain(
      'a range reaches past its frame',
    );
    expect(faults(finding, { ...row, frame: 2 }, frames)).toContain('frames and ranges differ');
    expect(faults(finding, { ...row, time: '1999-01-01T00:00:00.000000000Z' }, frames)).toEqual([
      'outside its own time',
    ]);
    expect(faults(finding, { ...row, direction: 'in' }, frames)).toEqual(['another sender or receiver']);
    expect(faults({ ...finding, count: 0 }, row, frames)).toEqual(['fewer times than rows']);
  },
);

test.skipIf(names.length === 0)(
  'every range of every finding holds what the finding says',
  () => {
    const wrong: string[] = [];
    const seen = { findings: 0, rows: 0, plain: 0, decoded: 0 };
    for (const name of names) {
      const file = readFileSync(join(folder, name));
      const { findings } = assess(file);
      const frames = rawFrames(file);
      for (const finding of findings) {
        if (!finding.subject) continue;
        seen.findings++;
        for (const row of finding.evidence) {
          seen.rows++;
          seen[finding.subject.chain.length === 0 ? 'plain' : 'decoded']++;
          for (const fault of faults(finding, row, frames))
            wrong.push(`${name} ${finding.id} frame ${row.frame}: ${fault}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    // The corpus is known to show this much: a checker that looked at nothing would pass otherwise.
    expect(seen.plain).toBeGreaterThan(100);
    expect(seen.decoded).toBeGreaterThan(5);
  },
  120_000,
);

function faults(finding: Finding, row: Evidence, frames: readonly RawFrame[]): string[] {
  const { subject, firstTime, lastTime, count, evidence, evidenceOmitted } = finding;
  const found: string[] = [];
  const pieces = row.ranges.map(({ frame, offset, length }) =>
    frames[frame - 1]?.bytes.subarray(offset, offset + length),
  );
  if (pieces.length === 0) found.push('no range');
  row.ranges.forEach(({ length }, i) => {
    if (pieces[i]?.length !== length) found.push('a range reaches past its frame');
  });
  const held = [...new Set(row.ranges.map(({ frame }) => frame))];
  if (held.join() !== row.frames.join() || Math.max(...held) !== row.frame) found.push('frames and ranges differ');
  if (row.time !== null && (row.time < (firstTime ?? '') || row.time > (lastTime ?? '')))
    found.push('outside its own time');
  if (!holdsEnds(row, frames[row.frame - 1]?.bytes)) found.push('another sender or receiver');
  const sent = Buffer.concat(pieces.filter((one) => one !== undefined));
  // What a key log opened lies there encrypted (decryption.md): its octets are compared in tls-decrypt.test.ts.
  if (subject && !row.decrypted && !holdsValue(subject, sent)) found.push('other octets than the value');
  if (
    row === evidence[0] &&
    subject?.valueAsSent !== undefined &&
    ![sent.toString('utf8'), sent.toString('latin1'), `hex:${sent.toString('hex')}`].includes(subject.valueAsSent)
  )
    found.push('not as it was sent');
  if (count < evidence.length + evidenceOmitted) found.push('fewer times than rows');
  return found;
}

/** As sent: exactly the value, white space aside. Decoded: exactly it where the encoding tells its place; with base64 at
 *  one of the four places a digit may have in its group; packed octets hold it somewhere. */
function holdsValue({ value: told = '', chain }: NonNullable<Finding['subject']>, sent: Buffer): boolean {
  const value = Buffer.from(told);
  if (value.length === 0) return false;
  if (chain.length === 0 && told.startsWith('hex:')) return sent.toString('hex') === told.slice('hex:'.length);
  if (chain.length === 0) return sent.toString('utf8').trim() === told || sent.toString('latin1').trim() === told;
  if (chain.join() === 'websocket-mask') return isMasked(sent, value);
  if (chain.includes('gzip') || chain.includes('deflate')) return undoChain(sent, chain).includes(value);
  if (!chain.includes('base64')) return undoChain(sent, chain).equals(value);
  return ['', 'A', 'AA', 'AAA'].some((before) =>
    undoChain(Buffer.concat([Buffer.from(before), sent]), chain).includes(value),
  );
}

/** Under a mask of four octets (RFC 6455 section 5.3), which stands before the range: the same four all along. */
function isMasked(sent: Buffer, value: Buffer): boolean {
  const mask = sent.map((octet, i) => octet ^ (value[i] ?? 0));
  return sent.length === value.length && mask.every((octet, i) => octet === mask[i % 4]);
}

/** Source before destination, as IPv4 and IPv6 headers have them. */
function holdsEnds({ flow, direction }: Evidence, frame: Uint8Array | undefined): boolean {
  if (!frame) return false;
  const [from, to] = direction === 'out' ? [flow.client.ip, flow.server.ip] : [flow.server.ip, flow.client.ip];
  return Buffer.from(frame).includes(Buffer.concat([octetsOf(from), octetsOf(to)]));
}

function octetsOf(ip: string): Buffer {
  if (ip.includes('.')) return Buffer.from(ip.split('.').map(Number));
  const [head = '', tail] = ip.split('::');
  const words = (part: string | undefined): string[] => (part === undefined || part === '' ? [] : part.split(':'));
  const [left, right] = [words(head), words(tail)];
  const all = [
    ...left,
    ...Array.from({ length: tail === undefined ? 0 : 8 - left.length - right.length }, () => '0'),
    ...right,
  ];
  return Buffer.from(all.flatMap((word) => [Number.parseInt(word, 16) >> 8, Number.parseInt(word, 16) & 0xff]));
}
