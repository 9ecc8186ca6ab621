import { Cursor, type Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import { tellName } from '../../model/tell-name.ts';
import { hasPort, soundHeader } from './dns-recognise.ts';
import {
  filledLength,
  isNetbiosName,
  MESSENGER,
  readNetbiosName,
  tellNetbiosName,
  type NetbiosName,
} from './netbios-name.ts';
import { perDatagram } from '../per-datagram.ts';

/** RFC 1002 section 4.2: DNS's form with names of another kind. */
export interface NbnsParts {
  readonly response: boolean;
  readonly operation: number;
  readonly question: NetbiosName | null;
  readonly records: readonly { readonly name: NetbiosName | null; readonly isGroup: boolean }[];
  /** A computer's list of its own names (section 4.2.18), and its hardware address. */
  readonly status: readonly { readonly span: Span; readonly suffix: number; readonly isGroup: boolean }[];
  readonly mac: Span | null;
}

const PORT = 137; // section 4.2
const HEADER = 12; // section 4.2.1.1
const NB = 0x20; // section 4.2.1.3: general name service
const NBSTAT = 0x21;
const INTERNET = 1;
const GROUP = 0x8000; // section 4.2.1.3, NB_FLAGS
/** Section 4.2.1.1. 8 and 9: refresh (both stand there); 15: a computer with several addresses ([MS-NBTE]). */
const OPERATIONS: ReadonlySet<number> = new Set([0, 5, 6, 7, 8, 9, 15]);
const OWN: ReadonlySet<number> = new Set([5, 6, 8, 9, 15]);
const STATUS_ENTRY = 18; // section 4.2.18: 15 letters, kind, flags
const MAC = 6;
/** The counts are read as 16 bits; real messages hold one of each. */
const MOST_RECORDS = 64;
/** Whose files someone wants to see: a computer's name. 0x00 may be a domain's or a web server's. */
const SERVER = 0x20;
const COMPUTER: ReadonlySet<number> = new Set([0x00, SERVER]);

/** The NetBIOS name service: Windows computers ask the local network for names, and tell it their own. */
export const nbns = perDatagram<NbnsParts>({
  name: 'nbns',
  recognise(first, flow) {
    const isNamed = isNetbiosName(first, HEADER);
    if (!isNamed && !hasPort(flow, PORT)) return 0;
    if (first.length < HEADER || !OPERATIONS.has(((first[2] ?? 0) >> 3) & 0xf)) return 0;
    if (hasPort(flow, PORT)) return isNamed ? 0.95 : soundHeader(first, 0) ? 0.6 : 0;
    return isKnownType(first) ? 0.9 : 0;
  },
  parse(bytes) {
    const c = new Cursor(bytes);
    c.skip(2); // transaction
    const flags = c.u16();
    const questions = c.u16();
    const answers = Math.min(MOST_RECORDS, c.u16() + c.u16() + c.u16());
    if (!c.ok) return { message: null, problem: 'cut-short' };
    const question = questions > 0 ? readNetbiosName(c) : null;
    if (questions > 0) c.skip(4); // type, class
    const [records, status]: [NbnsParts['records'][number][], NbnsParts['status'][number][]] = [[], []];
    let mac: Span | null = null;
    for (let i = 0; i < answers && c.ok; i++) {
      const name = readNetbiosName(c);
      if (name === null) c.skip((c.bytes[c.at] ?? 0) >= 0xc0 ? 2 : c.left + 1);
      const type = c.u16();
      c.skip(6); // class, time to live
      const data = c.sub(c.u16());
      if (!c.ok) break;
      if (type === NB) records.push({ name, isGroup: (data.u16() & GROUP) !== 0 });
      else if (type === NBSTAT) mac = readStatus(data, status);
    }
    const message = {
      response: (flags & 0x8000) !== 0,
      operation: (flags >> 11) & 0xf,
      question,
      records,
      status,
      mac,
    };
    return { message, problem: c.ok ? null : 'cut-short' };
  },
  emit({ response, operation, question, records, status, mac }, sink, { flow, bytes }) {
    sink.message({ type: 'nbns', operation, response });
    const isOwn = OWN.has(operation);
    if (question && !isOwn)
      told(sink, flow, question.suffix === SERVER ? 'question.server' : 'question.name', question);
    for (const { name, isGroup } of records) {
      const one = name ?? (isOwn && !response ? question : null);
      if (one) told(sink, flow, `${isOwn ? 'own' : 'answer'}.${kindOf(one.suffix, isGroup)}`, one);
    }
    for (const { span, suffix, isGroup } of status) {
      sink.field(`status.${kindOf(suffix, isGroup)}`, null, span);
      if (suffix !== MESSENGER) tellName(flow, decodeText(bytes, span.at, span.length));
    }
    if (mac) sink.field('status.hardware-address', null, mac);
  },
});

function isKnownType(bytes: Uint8Array): boolean {
  const end = HEADER + 33;
  const type = ((bytes[end + 1] ?? 0) << 8) | (bytes[end + 2] ?? 0);
  const kind = ((bytes[end + 3] ?? 0) << 8) | (bytes[end + 4] ?? 0);
  return bytes[end] === 0 && (type === NB || type === NBSTAT) && kind === INTERNET;
}

function kindOf(suffix: number, isGroup: boolean): string {
  if (isGroup) return 'group';
  return suffix === MESSENGER ? 'messenger' : COMPUTER.has(suffix) ? 'name' : 'service';
}

function told(sink: FieldSink, flow: Flow, path: string, name: NetbiosName): void {
  sink.field(path, null, name.span, { decoded: name.decoded });
  tellNetbiosName(flow, name);
}

/** Returns where the hardware address stands; null: not there, or all zeros. */
function readStatus(c: Cursor, status: NbnsParts['status'][number][]): Span | null {
  const count = c.u8();
  for (let i = 0; i < count && c.left >= STATUS_ENTRY; i++) {
    const { at } = c.span(15);
    const suffix = c.u8();
    const isGroup = (c.u16() & GROUP) !== 0;
    status.push({ span: { at, length: filledLength(c.bytes, at, 15) }, suffix, isGroup });
  }
  const mac = c.span(MAC);
  if (mac.length === 0) return null;
  return c.bytes.subarray(mac.at, mac.at + MAC).some((octet) => octet !== 0) ? mac : null;
}
