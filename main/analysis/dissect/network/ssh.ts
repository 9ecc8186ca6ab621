import { decodeText } from '../../bytes/text.ts';
import { indexOfOctet, spells } from '../ascii.ts';
import { octetsOf } from '../first-octets.ts';
import { perRecord } from '../per-record.ts';
import { opaqueRest } from '../speak-as.ts';

const BEGINNING = 'SSH-';
const LONGEST_BANNER = 255; // RFC 4253 section 4.2
const LF = 0x0a;
const CR = 0x0d;

/** Secure shell: the program's name and version of both sides (RFC 4253 section 4.2). What follows is agreed upon and then
 *  encrypted by the protocol's own rules. */
export const ssh = {
  ...perRecord({
    name: 'ssh',
    mostWaiting: LONGEST_BANNER,
    recognise: (first) =>
      spells(first, 0, first.length, 'SSH-2.0-') || spells(first, 0, first.length, 'SSH-1.') ? 0.98 : 0,
    read: (_flow, sink, control) => ({
      step(direction, bytes, at, end, origin) {
        const stop = indexOfOctet(bytes, LF, at, Math.min(end, at + LONGEST_BANNER));
        if (!spells(bytes, at, end, BEGINNING.slice(0, end - at))) {
          control.handOver(direction, opaqueRest(sink)); // begun before the capture
          return 0;
        }
        if (bytes[stop] !== LF || stop >= end) return end - at >= LONGEST_BANNER ? 'lost' : 0;
        const length = (stop > at && bytes[stop - 1] === CR ? stop - 1 : stop) - at;
        sink.begin(bytes, origin, direction);
        sink.count('readable', stop + 1 - at);
        sink.message({ type: 'ssh-banner', banner: decodeText(bytes, at, length) });
        sink.field('banner', null, { at, length });
        control.handOver(direction, opaqueRest(sink));
        return stop + 1 - at;
      },
      cutShort(direction, bytes, at, end, origin, problem) {
        sink.begin(bytes, origin, direction);
        sink.problem(problem, { at, length: end - at });
        sink.count('readable', end - at);
        sink.field('banner', null, { at, length: end - at });
      },
      onGap: () => false,
      resumes: () => false,
    }),
  }),
  begins: octetsOf('S'),
};
