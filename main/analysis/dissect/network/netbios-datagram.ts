import { Cursor, type Span } from '../../bytes/cursor.ts';
import { octetRange } from '../first-octets.ts';
import { emitBrowse, readMailslot, type Mailslot } from './mailslot.ts';
import { isNetbiosName, readNetbiosName, tellNetbiosName, type NetbiosName } from './netbios-name.ts';
import { perDatagram } from '../per-datagram.ts';

/** RFC 1002 section 4.4. */
export interface NetbiosDatagram {
  readonly kind: number;
  readonly source: NetbiosName | null;
  readonly destination: NetbiosName | null;
  readonly mailslot: Mailslot | null;
  /** What is carried and not explained. */
  readonly rest: Span | null;
}

/** Section 4.4.1: 0x10 to 0x12 carry data, 0x13 is an error, 0x14 to 0x16 ask for a name. */
const DATA_KINDS = { first: 0x10, last: 0x12 };
const QUERY_KINDS = { first: 0x14, last: 0x16 };
const NAMES_AT = 14; // octets before the names, section 4.4.2
const NAME_AT = 10; // section 4.4.4
const MOST_FLAGS = 0x0f; // section 4.4.1: the upper four bits are zero
const COMPUTER: ReadonlySet<number> = new Set([0x00, 0x20]);

/** Windows computers announce themselves and their groups to the whole local network. */
export const netbiosDatagram = perDatagram<NetbiosDatagram>({
  name: 'netbios-datagram',
  begins: octetRange(DATA_KINDS.first, QUERY_KINDS.last),
  recognise(first) {
    if ((first[1] ?? 0xff) > MOST_FLAGS) return 0;
    const at = isData(first[0] ?? 0) ? NAMES_AT : NAME_AT;
    return first[0] !== 0x13 && isNetbiosName(first, at) ? 0.95 : 0;
  },
  parse(bytes) {
    const c = new Cursor(bytes);
    const kind = c.u8();
    c.skip((isData(kind) ? NAMES_AT : NAME_AT) - 1);
    const source = isData(kind) ? readNetbiosName(c) : null;
    const destination = readNetbiosName(c);
    if (!c.ok || destination === null) {
      const message = source === null ? null : { kind, source, destination, mailslot: null, rest: null };
      return { message, problem: 'cut-short' };
    }
    const mailslot = readMailslot(c.bytes, c.at, c.end);
    const rest = mailslot === null && c.left > 0 ? { at: c.at, length: c.left } : null;
    return { message: { kind, source, destination, mailslot, rest }, problem: null };
  },
  emit({ kind, source, destination, mailslot, rest }, sink, { flow, bytes }) {
    sink.message({ type: 'netbios-datagram', kind });
    if (source) {
      const path = COMPUTER.has(source.suffix) ? 'source.name' : 'source.other-name';
      sink.field(path, null, source.span, { decoded: source.decoded });
      tellNetbiosName(flow, source);
    }
    if (destination) {
      sink.field('destination.name', null, destination.span, { decoded: destination.decoded });
      tellNetbiosName(flow, destination);
    }
    if (mailslot) emitBrowse(mailslot, sink, flow, bytes);
    if (rest) sink.field('rest', null, rest, { unclaimed: true });
  },
  count(message, sink, octets) {
    const unknown = message.rest?.length ?? 0;
    sink.count('readable', octets - unknown);
    if (unknown > 0) sink.count('unknown', unknown);
  },
});

function isData(kind: number): boolean {
  return kind >= DATA_KINDS.first && kind <= DATA_KINDS.last;
}
