import { Cursor, type Span } from '../../bytes/cursor.ts';
import { decodeText } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import type { Flow } from '../../model/flow.ts';
import { tellName } from '../../model/tell-name.ts';
import { indexOfOctet, spells, spellsInAnyCase } from '../ascii.ts';
import { filledLength } from './netbios-name.ts';
import { fromUtf16 } from '../utf16.ts';

/** A message to a mailbox of Windows' (`\MAILSLOT\BROWSE`), carried by an SMB transaction: [MS-MAIL] section 2.2.1. */
export interface Mailslot {
  readonly name: Span;
  readonly data: Span;
}

const SMB = '\xffSMB';
const TRANSACTION = 0x25; // [MS-CIFS] section 2.2.4.33
const HEADER = 32; // [MS-CIFS] section 2.2.3.1
const BEFORE_DATA = 22; // octets of the parameter words before the data's length, section 2.2.4.33.1
const LONGEST_NAME = 64;

/** Reads one in `bytes[at..end)`; null: something else is there. */
export function readMailslot(bytes: Uint8Array, at: number, end: number): Mailslot | null {
  if (!spells(bytes, at, end, SMB) || bytes[at + 4] !== TRANSACTION) return null;
  const c = new Cursor(bytes, at, end);
  c.skip(HEADER);
  const words = c.u8();
  const fixed = c.sub(words * 2);
  fixed.skip(BEFORE_DATA);
  const size = fixed.u16le();
  const offset = fixed.u16le();
  c.skip(2); // octet count
  if (!c.ok || !fixed.ok) return null;
  const stop = indexOfOctet(bytes, 0, c.at, Math.min(end, c.at + LONGEST_NAME));
  const name = { at: c.at, length: stop - c.at };
  const from = at + offset;
  if (offset < HEADER || from > end) return { name, data: { at: end, length: 0 } };
  return { name, data: { at: from, length: Math.min(size, end - from) } };
}

/** [MS-BRWS] section 2.2: announcements of a computer, of a group, of a master. */
const ANNOUNCEMENTS: Readonly<Record<number, string>> = { 0x01: 'computer', 0x0c: 'group', 0x0f: 'computer' };
const BEFORE_NAME = 5; // update count, periodicity
const NAME = 16;
const BEFORE_COMMENT = 10; // version, kind of server, version of the browser, signature
const LOGON = 0x12; // [MS-ADTS] section 6.3.1.3: NETLOGON_SAM_LOGON_REQUEST
const LONGEST_TEXT = 256;

export function emitBrowse({ name, data }: Mailslot, sink: FieldSink, flow: Flow, bytes: Uint8Array): void {
  sink.field('mailslot', null, name);
  const end = data.at + data.length;
  const c = new Cursor(bytes, data.at, end);
  if (spellsInAnyCase(bytes, name.at, name.at + name.length, '\\MAILSLOT\\NET\\N')) {
    if (c.u16le() === LOGON) emitLogon(c, sink);
    return;
  }
  const whose = ANNOUNCEMENTS[c.u8()];
  if (whose === undefined) return;
  c.skip(BEFORE_NAME);
  const called = c.span(NAME);
  const length = filledLength(bytes, called.at, called.length);
  sink.field(`announced.${whose}`, null, { at: called.at, length });
  tellName(flow, decodeText(bytes, called.at, length));
  c.skip(BEFORE_COMMENT);
  if (!c.ok) return;
  const stop = indexOfOctet(bytes, 0, c.at, Math.min(end, c.at + LONGEST_TEXT));
  // A computer's announcement has what its owner wrote about it; a group's names its master.
  const path = whose === 'computer' ? 'announced.comment' : 'announced.master';
  if (stop > c.at) sink.field(path, null, { at: c.at, length: stop - c.at });
}

/** Whoever logs in to a Windows domain, before any password is asked for. */
function emitLogon(c: Cursor, sink: FieldSink): void {
  c.skip(2); // count of requests
  for (const path of ['logon.computer', 'logon.user']) {
    const from = c.at;
    while (c.left >= 2 && c.u16le() !== 0 && c.at - from < LONGEST_TEXT);
    const span = { at: from, length: Math.max(0, c.at - from - 2) };
    if (span.length > 0) sink.field(path, null, span, { decoded: fromUtf16(c.bytes, span, 'le') });
  }
}
