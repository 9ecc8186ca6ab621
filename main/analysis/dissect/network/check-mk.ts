import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import { spells } from '../ascii.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord } from '../per-record.ts';
import { LineReader, type LineTalk } from '../text-lines.ts';

/** Checkmk's agent (docs.checkmk.com, "Monitoring Linux"; the agent is a script that anyone can read): sections behind
 *  `<<<name>>>`, a line each for what it saw. */
const BEGINNING = '<<<check_mk';
const SECTION = /^<<<([\w-]{1,64})[^>]{0,64}>>>/;
const HOST = /^Hostname: (\S{1,255})$/;
/** Of a process: account, two sizes, times, its number. */
const PROCESS = /^\(([\w.@\\$+-]{1,64})(?=,\d{1,12},\d{1,12},)/;
/** As `ip link` of Linux writes an interface down. */
const HARDWARE = /^\s{0,8}link\/ether ((?:[\da-f]{2}:){5}[\da-f]{2})\b/;
const LONGEST_LINE = 16 * 1024;
const LONGEST_HEAD = 320;

/** What Checkmk's agent says of the machine it runs on, to whoever opens a connection: its name, its interfaces, who runs
 *  which program. */
export const checkMk = perRecord({
  name: 'check-mk',
  begins: octetsOf('<'),
  mostWaiting: 2 * LONGEST_LINE,
  recognise: (first) => (spells(first, 0, first.length, BEGINNING) ? 0.97 : 0),
  read: (flow, sink, control) => new LineReader(flow, sink, control, LONGEST_LINE, () => talk(sink)),
});

function talk(sink: FieldSink): LineTalk {
  let section = '';
  return {
    onLine(_direction, bytes, at, end) {
      const head = decodeLatin1(bytes, at, Math.min(end, at + LONGEST_HEAD));
      const next = SECTION.exec(head)?.[1];
      if (next !== undefined) {
        section = next;
        return;
      }
      const found = firstOf(section, head);
      if (!found) {
        if (end > at) sink.field('line', null, { at, length: end - at }, { unclaimed: true });
        return;
      }
      const [path, key, whole, value] = found;
      const from = at + whole.length - value.length;
      sink.field(path, key, { at: from, length: value.length });
      const rest = at + whole.length;
      if (end > rest) sink.field('line', null, { at: rest, length: end - rest }, { unclaimed: true });
    },
    resumes: (_direction, segment) => segment[0] === 0x3c && spells(segment, 0, segment.length, '<<<'),
  };
}

function firstOf(
  section: string,
  head: string,
): readonly [path: string, key: string, whole: string, value: string] | null {
  if (section === 'check_mk') return named('host', 'Hostname', HOST.exec(head));
  if (section.startsWith('ps')) return named('process.user', 'user', PROCESS.exec(head));
  if (section.startsWith('lnx_if')) return named('interface.hardware', 'link/ether', HARDWARE.exec(head));
  return null;
}

function named(path: string, key: string, found: RegExpExecArray | null): ReturnType<typeof firstOf> {
  return found?.[1] === undefined ? null : [path, key, found[0], found[1]];
}
