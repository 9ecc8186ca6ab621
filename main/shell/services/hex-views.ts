import { createReadStream } from 'node:fs';
import type { PrivateValue } from '../../analysis/assess/values.ts';
import type { Assessment, Evidence, Finding } from '../../contract/assessment.ts';
import type { HexView } from '../../contract/session.ts';
import type { Packet } from '../../formats/packet.ts';
import { createCaptureReader } from '../../formats/reader.ts';
import { frameFacts } from './frame-facts.ts';
import { type Mark, maskFrame } from './mask-frame.ts';
import { ValueSearch } from './value-search.ts';

/** Findings that get their bytes drawn: more than a reader opens. */
const MOST_VIEWS = 400;
/** Octets drawn around the value, so that the fields beside it can be seen. */
const BEFORE = 64;
const AFTER = 96;
/** Octets drawn at all. */
const MOST_CELLS = 1024;
const ROW = 16;
const READ_SIZE = 512 * 1024;

interface Wanted {
  readonly finding: Finding;
  readonly evidence: Evidence;
}

/** The bytes behind the first evidence of each finding, masked. Reads the capture once more, frame by frame, as far as the
 *  last frame that is wanted. */
export async function hexViews(
  capturePath: string,
  assessment: Assessment,
  values: readonly PrivateValue[],
): Promise<HexView[]> {
  const wanted = wantedFrames(assessment);
  if (wanted.size === 0) return [];
  const marks = marksByFrame(assessment, wanted);
  const search = new ValueSearch(values);
  const last = Math.max(...wanted.keys());
  const views: HexView[] = [];
  const reader = createCaptureReader();
  const onPacket = (packet: Packet): void => {
    const here = wanted.get(packet.frame);
    if (!here) return;
    const draw = maskedFrame(packet, marks.get(packet.frame) ?? [], search, here);
    for (const one of here) views.push(viewOf(one, draw));
  };
  for await (const chunk of createReadStream(capturePath, { highWaterMark: READ_SIZE })) {
    if (!reader.push(chunk as Buffer, onPacket) || reader.facts.packets >= last) break;
  }
  reader.end(onPacket);
  return views;
}

/** Frame to the findings whose first evidence ends there. */
function wantedFrames({ findings }: Assessment): Map<number, Wanted[]> {
  const wanted = new Map<number, Wanted[]>();
  let views = 0;
  for (const finding of findings) {
    const evidence = finding.evidence[0];
    if (!finding.subject || !evidence || evidence.ranges.length === 0) continue;
    if (++views > MOST_VIEWS) break;
    wanted.set(evidence.frame, [...(wanted.get(evidence.frame) ?? []), { finding, evidence }]);
  }
  return wanted;
}

/** Values that any finding shows in these frames: the reader of one finding must not see another's value. */
function marksByFrame({ findings }: Assessment, frames: ReadonlyMap<number, unknown>): Map<number, Mark[]> {
  const marks = new Map<number, Mark[]>();
  for (const { subject, evidence } of findings) {
    if (!subject) continue;
    for (const { frame, offset, length } of evidence.flatMap(({ ranges }) => ranges)) {
      const mark = { offset, length, valueId: subject.valueId };
      const here = marks.get(frame);
      if (here) here.push(mark);
      else if (frames.has(frame)) marks.set(frame, [mark]);
    }
  }
  return marks;
}

interface DrawnFrame {
  readonly payloadAt: number;
  readonly cells: HexView['cells'];
}

function maskedFrame(
  packet: Packet,
  marks: readonly Mark[],
  search: ValueSearch,
  wanted: readonly Wanted[],
): DrawnFrame {
  const frame = packet.bytes.slice(packet.at, packet.at + packet.length);
  const { payloadAt: found, addresses } = frameFacts(packet);
  // Without a payload of its own, all that stands before the first value counts as header.
  const payloadAt = found ?? Math.min(...wanted.flatMap(rangesHere).map(({ offset }) => offset), frame.length);
  return { payloadAt, cells: maskFrame({ frame, payloadAt, marks, search, addresses }) };
}

function rangesHere({ evidence }: Wanted): Evidence['ranges'] {
  return evidence.ranges.filter(({ frame }) => frame === evidence.frame);
}

function viewOf(one: Wanted, { payloadAt, cells }: DrawnFrame): HexView {
  const ranges = rangesHere(one);
  const first = Math.min(...ranges.map(({ offset }) => offset), cells.length);
  const end = Math.max(...ranges.map(({ offset, length }) => offset + length), first);
  const from = Math.max(0, Math.floor((first - BEFORE) / ROW) * ROW);
  const to = Math.min(cells.length, Math.ceil((end + AFTER) / ROW) * ROW, from + MOST_CELLS);
  return {
    findingId: one.finding.id,
    frame: one.evidence.frame,
    frameLength: cells.length,
    from,
    payloadAt,
    cells: cells.slice(from, to),
    cut: from > 0 || to < cells.length,
  };
}
