import type { Evidence, Finding } from '../../contract/assessment.ts';
import type { CheckStep, FindingView } from '../view.ts';
import { chainSteps } from './chain.ts';
import { isOpened, type Story } from './story.ts';

/** Packets named in one display filter: Wireshark takes more, a reader does not. */
const MOST_IN_FILTER = 20;

/** How to see a finding in Wireshark: frame numbers, server address and port only, never a client's address. */
export function tellCheck(finding: Finding, { text }: Story): FindingView['check'] {
  const [first] = finding.evidence;
  if (!first) return null;
  const frames = [...new Set(finding.evidence.map((one) => one.frame))];
  const shown = frames.slice(0, MOST_IN_FILTER);
  const [range] = first.ranges;
  const opened = isOpened(finding);
  const frame = range?.frame ?? first.frame;
  const all = shown.length === frames.length && finding.evidenceOmitted === 0;
  const filter = frameFilter(shown);
  const plain = (words: string): CheckStep => ({ text: words, copy: null });
  const copied = (words: string, value: string, label: string): CheckStep => ({ text: words, copy: { value, label } });
  const shows = text.t(all ? 'check.step.filter' : 'check.step.filter-first', { count: shown.length });
  const comesBack =
    finding.subject && finding.count > frames.length ? [text.t('check.step.comes-back', { count: finding.count })] : [];
  const steps = [
    copied([shows, ...comesBack].join(' '), filter, text.t('finding.copy-filter')),
    copied(text.t('check.step.goto', { frame }), String(frame), text.t('finding.copy-number')),
  ];
  if (range) {
    steps.push(
      plain(text.t('check.step.byte', { offset: range.offset, hex: hex(range.offset) })),
      plain(text.t(opened ? 'check.step.length-opened' : 'check.step.length', { count: range.length })),
    );
    if (opened) steps.push(plain(text.t('check.step.opened')));
  }
  const packed = finding.subject ? chainSteps(finding.subject.chain, text) : [];
  if (packed.length > 0) steps.push(plain(text.t('check.step.packed', { steps: text.list(packed) })));
  const conversation = conversationFilter(first);
  if (conversation !== null)
    steps.push(copied(text.t('check.step.conversation'), conversation, text.t('finding.copy-filter')));
  return { filter, frame, offset: range?.offset ?? 0, length: range?.length ?? 0, steps };
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
