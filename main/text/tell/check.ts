import type { Evidence, Finding } from '../../contract/assessment.ts';
import type { FindingView } from '../view.ts';
import { chainSteps } from './chain.ts';
import type { Story } from './story.ts';

/** Packets named in one display filter: Wireshark takes more, a reader does not. */
const MOST_IN_FILTER = 20;

/** How to see a finding in Wireshark: frame numbers, server address and port only, never a client's address. */
export function tellCheck(finding: Finding, { text }: Story): FindingView['check'] {
  const [first] = finding.evidence;
  if (!first) return null;
  const frames = [...new Set(finding.evidence.map((one) => one.frame))];
  const shown = frames.slice(0, MOST_IN_FILTER);
  const [range] = first.ranges;
  const frame = range?.frame ?? first.frame;
  const all = shown.length === frames.length && finding.evidenceOmitted === 0;
  const steps = [
    all
      ? text.t('check.step.filter', { count: shown.length })
      : text.t('check.step.filter-first', { count: shown.length }),
    ...(finding.subject && finding.count > frames.length ? [text.t('check.step.comes-back')] : []),
    text.t('check.step.goto', { frame }),
  ];
  if (range) {
    steps.push(
      text.t('check.step.byte', { offset: range.offset, hex: hex(range.offset) }),
      text.t('check.step.length', { count: range.length }),
    );
  }
  const packed = finding.subject ? chainSteps(finding.subject.chain, text) : [];
  if (packed.length > 0) steps.push(text.t('check.step.packed', { steps: text.list(packed) }));
  const conversation = conversationFilter(first);
  if (conversation !== null) steps.push(text.t('check.step.conversation', { filter: conversation }));
  return { filter: frameFilter(shown), frame, offset: range?.offset ?? 0, length: range?.length ?? 0, steps };
}

function frameFilter(frames: readonly number[]): string {
  return frames.length === 1 ? `frame.number == ${frames[0]}` : `frame.number in {${frames.join(', ')}}`;
}

/** Null where the server is not a plain address (a masked local one). */
function conversationFilter({ flow }: Evidence): string | null {
  const { ip, port } = flow.server;
  const address = /^[\d.]+$/.test(ip)
    ? `ip.addr == ${ip}`
    : /^[\da-f]*:[\da-f:.]+$/i.test(ip)
      ? `ipv6.addr == ${ip}`
      : null;
  if (address === null) return null;
  return flow.transport === 'udp' || flow.transport === 'tcp'
    ? `${address} && ${flow.transport}.port == ${port}`
    : address;
}

function hex(offset: number): string {
  return `0x${offset.toString(16).padStart(4, '0')}`;
}
