import { createReadStream } from 'node:fs';
import type { PrivateValue } from '../../analysis/assess/values.ts';
import type { Assessment, Evidence, Finding } from '../../contract/assessment.ts';
import type { HexView } from '../../contract/session.ts';
import { createCaptureReader } from '../../formats/reader.ts';
import { maskFrame } from './mask-frame.ts';

/** Findings that get their bytes drawn: more than a reader opens. */
const MOST_VIEWS = 400;
/** Octets drawn around the value, so that the fields beside it can be seen. */
const BEFORE = 64;
const AFTER = 96;

interface Wanted {
  readonly finding: Finding;
  readonly evidence: Evidence;
}

/** The bytes behind the first evidence of each finding, masked. Reads the capture once more, frame by frame. */
export async function hexViews(capturePath: string, assessment: Assessment, values: readonly PrivateValue[]): Promise<HexView[]> {
  const wanted = wantedFrames(assessment);
  if (wanted.size === 0) return [];
  const views: HexView[] = [];
  const reader = createCaptureReader();
  const last = Math.max(...wanted.keys());
  for await (const chunk of createReadStream(capturePath, { highWaterMark: 512 * 1024 })) {
    reader.push(chunk as Buffer, (packet) => {
      for (const one of wanted.get(packet.frame) ?? []) {
        const frame = packet.bytes.slice(packet.at, packet.at + packet.length);
        views.push(viewOf(one, frame, assessment, values));
      }
    });
    if (reader.facts.packets >= last) break;
  }
  return views;
}

/** Frame to the findings whose first evidence ends there. */
function wantedFrames({ findings }: Assessment): Map<number, Wanted[]> {
  const wanted = new Map<number, Wanted[]>();
  for (const finding of findings.slice(0, MOST_VIEWS)) {
    const evidence = finding.evidence[0];
    if (!finding.subject || !evidence || evidence.ranges.length === 0) continue;
    wanted.set(evidence.frame, [...(wanted.get(evidence.frame) ?? []), { finding, evidence }]);
  }
  return wanted;
}

function viewOf({ finding, evidence }: Wanted, frame: Uint8Array, assessment: Assessment, values: readonly PrivateValue[]): HexView {
  const ranges = evidence.ranges.filter((range) => range.frame === evidence.frame);
  const first = Math.min(...ranges.map((range) => range.offset));
  const end = Math.max(...ranges.map((range) => range.offset + range.length));
  const from = Math.max(0, Math.floor((first - BEFORE) / 16) * 16);
  const to = Math.min(frame.length, Math.ceil((end + AFTER) / 16) * 16, from + 1024);
  const payloadAt = payloadStart(evidence);
  const masked = maskFrame(frame, payloadAt, marksIn(evidence.frame, assessment), values);
  return {
    findingId: finding.id,
    frame: evidence.frame,
    frameLength: frame.length,
    from,
    payloadAt,
    cells: masked.slice(from, to),
    cut: from > 0 || to < frame.length,
  };
}

/** Values that any finding shows in this frame: the reader of one finding must not see another's value. */
function marksIn(frame: number, { findings }: Assessment): { offset: number; length: number; valueId: string }[] {
  return findings.flatMap(({ subject, evidence }) =>
    subject
      ? evidence.flatMap((one) => one.ranges.filter((range) => range.frame === frame).map(({ offset, length }) => ({ offset, length, valueId: subject.valueId })))
      : [],
  );
}

/** Ethernet, IPv4 and UDP need 42 octets, with TCP 54: what stands before the first payload octet is addresses and
 *  ports. Longer headers (IPv6, options) are covered because the payload cannot start after the value. */
function payloadStart({ flow, ranges }: Evidence): number {
  const ip = flow.server.ip.includes(':') ? 40 : 20;
  const transport = flow.transport === 'tcp' ? 20 : 8;
  return Math.min(14 + ip + transport, ...ranges.map((range) => range.offset));
}
