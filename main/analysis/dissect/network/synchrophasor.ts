import { Cursor, type Span } from '../../bytes/cursor.ts';
import { u16be } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Dissector } from '../dissector.ts';
import { openDatagrams, type PerDatagram } from '../per-datagram.ts';
import { RecordStream } from '../per-record.ts';
import { MessageReader } from './message-talk.ts';

/** IEEE C37.118.2-2011, section 6.2: a mark, kind and version, length, number of the stream, time; a check at the end. */
const MARK = 0xaa;
const HEADER = 14;
const CHECK = 2;
/** Table 3: data, header, configuration 1 and 2, command, configuration 3; versions 1 and 2. */
const KINDS: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5]);
const CONFIGURATIONS: ReadonlySet<number> = new Set([2, 3]);
const NAME = 16;
const MOST_STATIONS = 256;
const MOST_OCTETS = 0xffff;

/** What measures a power grid tells of itself before its measurements: the names that its owner gave the stations. */
const frame: PerDatagram<readonly Span[]> = {
  name: 'synchrophasor',
  recognise(first) {
    const size = sizeAt(first, 0);
    return size > 0 && size <= first.length && isWhole(first, 0, size) ? 0.95 : 0;
  },
  parse: (bytes) =>
    bytes[0] === MARK
      ? { message: stationsOf(bytes, 0, bytes.length), problem: null }
      : { message: null, problem: 'not-this-protocol' },
  emit: (stations, sink) => tell(stations, sink),
};

export const synchrophasor: Dissector = {
  name: 'synchrophasor',
  transport: 'both',
  begins: new Set([MARK]),
  recognise: (first, flow) => frame.recognise(first, flow),
  open: (flow, sink) =>
    flow.transport === 'tcp'
      ? new RecordStream(
          {
            mostWaiting: MOST_OCTETS,
            read: () =>
              new MessageReader(flow, sink, MOST_OCTETS, {
                sizeOf: (_direction, bytes, at, end) => (end - at < 4 ? 0 : sizeAt(bytes, at)),
                tell(_direction, bytes, at, end) {
                  tell(stationsOf(bytes, at, end), sink);
                  return true;
                },
              }),
          },
          flow,
          sink,
        )
      : openDatagrams(frame, flow, sink),
};

/** -1: no frame begins here. */
function sizeAt(bytes: Uint8Array, at: number): number {
  const kind = bytes[at + 1] ?? 0xff;
  const version = kind & 0x0f;
  const size = u16be(bytes, at + 2);
  if (bytes[at] !== MARK || !KINDS.has(kind >> 4) || version < 1 || version > 2) return -1;
  return size >= HEADER + CHECK ? size : -1;
}

/** Annex B: a check of 16 bits (polynomial 0x1021, begun with ones) over all before it. */
function isWhole(bytes: Uint8Array, at: number, end: number): boolean {
  let check = 0xffff;
  for (let i = at; i < end - CHECK; i++) {
    check ^= (bytes[i] ?? 0) << 8;
    for (let bit = 0; bit < 8; bit++) check = (check & 0x8000 ? (check << 1) ^ 0x1021 : check << 1) & 0xffff;
  }
  return u16be(bytes, end - 2) === check;
}

/** Section 6.4: of each station its name, number, format, how many phasors, analogue and digital values, and their names. */
function stationsOf(bytes: Uint8Array, at: number, end: number): readonly Span[] {
  const stations: Span[] = [];
  if (!CONFIGURATIONS.has((bytes[at + 1] ?? 0) >> 4)) return stations;
  const c = new Cursor(bytes, at + HEADER + 4, end - CHECK);
  const count = Math.min(c.u16(), MOST_STATIONS);
  for (let i = 0; i < count && c.ok; i++) {
    const name = trimmed(bytes, c.span(NAME));
    c.skip(4); // number, format
    const [phasors, analogues, digitals] = [c.u16(), c.u16(), c.u16()];
    c.skip(NAME * (phasors + analogues + 16 * digitals) + 4 * (phasors + analogues + digitals) + 4);
    if (name.length > 0 && c.ok) stations.push(name);
  }
  return stations;
}

/** A name is filled up with blanks. */
function trimmed(bytes: Uint8Array, { at, length }: Span): Span {
  let end = at + length;
  while (end > at && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  return { at, length: end - at };
}

function tell(stations: readonly Span[], sink: FieldSink): void {
  for (const span of stations) sink.field('station', 'STN', span);
}
