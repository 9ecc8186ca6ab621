import { Cursor, type Span } from '../../bytes/cursor.ts';
import { u16le } from '../../bytes/plain.ts';
import type { FieldSink } from '../../model/field.ts';
import { fromUtf16 } from '../utf16.ts';
import { decimalNumber, unroasted } from './oscar-text.ts';
import { readTlvs, type TlvNames } from './oscar-tlv.ts';

/** A SNAC whose data begins with a chain of its own (its length first). */
const HAS_PREFACE = 0x8000;
/** Items of a contact list in one frame; a frame has 65535 octets, an item ten at least. */
const MOST_ITEMS = 6_553;
/** Fragments of one message: its features and its texts. */
const MOST_FRAGMENTS = 64;
const TEXT_FRAGMENT = 1;
const UTF_16 = 2;
/** A question to ICQ's directory, and those about one person: all of the entry, asked in two ways, and its short form
 *  (Shutko's OSCAR documentation, SNAC(15,02)/07D0/04B2, 04D0 and 04BA). */
const META = 0x07d0;
const ABOUT_ONE: ReadonlySet<number> = new Set([0x04b2, 0x04d0, 0x04ba]);
const ASKS_ABOUT = 10;
const BUDDY = 0;
const GROUP = 1;

/** What logging in says, in the first frame or in family 0x17. */
function loginNames(sink: FieldSink): TlvNames {
  return {
    0x01: 'login.screen-name',
    0x02: (value, { bytes }) => sink.field('login.password', null, value, { decoded: unroasted(bytes, value) }),
    0x03: 'login.client',
    0x05: 'login.server',
    0x06: 'login.cookie',
    0x11: 'login.email',
  };
}

/** Channel 1: the version, then who logs in (or the cookie of a login before). */
export function emitSignOn(c: Cursor, sink: FieldSink): void {
  c.skip(4);
  readTlvs(c, sink, loginNames(sink));
}

/** Channel 2: one request, answer or event. */
export function emitSnac(c: Cursor, sink: FieldSink): void {
  const family = c.u16();
  const subtype = c.u16();
  const flags = c.u16();
  c.skip(4);
  if (!c.ok) return;
  sink.message({ type: 'oscar', channel: 2, snac: { family, subtype } });
  if ((flags & HAS_PREFACE) !== 0) c.skip(c.u16());
  const read = READERS[(family << 16) | subtype];
  if (read) read(c, sink);
  else if (c.left > 0) sink.field('snac', null, { at: c.at, length: c.left }, { unclaimed: true });
}

type Reader = (c: Cursor, sink: FieldSink) => void;

const login: Reader = (c, sink) => readTlvs(c, sink, loginNames(sink));
const person =
  (path: string): Reader =>
  (c, sink) =>
    userInfo(c, sink, path);

const READERS: Readonly<Record<number, Reader>> = {
  0x0001_000f: person('own.screen-name'),
  0x0002_0004: (c, sink) => readTlvs(c, sink, profileNames(sink)),
  0x0002_0005: (c, sink) => {
    c.skip(2);
    name(c, sink, 'asked.screen-name');
  },
  0x0002_0006: (c, sink) => {
    userInfo(c, sink, 'asked.screen-name');
    readTlvs(c, sink, profileNames(sink));
  },
  0x0003_0004: names('buddy.screen-name'),
  0x0003_0005: names('buddy.screen-name'),
  0x0003_000b: person('buddy.screen-name'),
  0x0003_000c: person('buddy.screen-name'),
  0x0004_0006: (c, sink) => {
    c.skip(10); // cookie, kind of message
    name(c, sink, 'message.to');
    readTlvs(c, sink, messageNames(sink));
  },
  0x0004_0007: (c, sink) => {
    c.skip(10);
    userInfo(c, sink, 'message.from');
    readTlvs(c, sink, messageNames(sink));
  },
  0x0004_000c: (c, sink) => {
    c.skip(10);
    name(c, sink, 'message.to');
  },
  0x0004_0014: (c, sink) => {
    c.skip(10);
    name(c, sink, 'typing.screen-name');
  },
  0x0013_0006: (c, sink) => {
    c.skip(3); // version, number of items
    items(c, sink);
  },
  0x0013_0008: items,
  0x0013_0009: items,
  0x0013_000a: items,
  0x0015_0001: (c, sink) => {
    c.skip(2); // what went wrong
    icq(c, sink);
  },
  0x0015_0002: icq,
  0x0015_0003: icq,
  0x0017_0002: login,
  0x0017_0003: login,
  0x0017_0006: login,
};

/** A name behind its length in one octet. */
function name(c: Cursor, sink: FieldSink, path: string): void {
  const value = c.span(c.u8());
  if (c.ok && value.length > 0) sink.field(path, null, value);
}

function names(path: string): Reader {
  return (c, sink) => {
    for (let n = 0; n < MOST_ITEMS && c.ok && c.left > 0; n++) name(c, sink, path);
  };
}

/** A name, a warning level, and a counted chain about that person. */
function userInfo(c: Cursor, sink: FieldSink, path: string): void {
  name(c, sink, path);
  c.skip(2);
  const most = c.u16();
  if (c.ok) readTlvs(c, sink, ABOUT_PERSON, most);
}

function profileNames(sink: FieldSink): TlvNames {
  const text = (value: Span): void => {
    if (value.length > 0) sink.field('profile', null, value, { role: 'text' });
  };
  return { 2: text, 4: text };
}

function messageNames(sink: FieldSink): TlvNames {
  return { 2: (value, { bytes }) => fragments(new Cursor(bytes, value.at, value.at + value.length), sink) };
}

/** Type, version, length; a text has its character set in four octets in front. */
function fragments(c: Cursor, sink: FieldSink): void {
  for (let n = 0; n < MOST_FRAGMENTS && c.left > 0; n++) {
    const type = c.u8();
    c.skip(1);
    const inner = c.sub(c.u16());
    if (!c.ok) return;
    if (type !== TEXT_FRAGMENT) continue;
    const set = inner.u16();
    inner.skip(2);
    const text = { at: inner.at, length: inner.left };
    if (!inner.ok || text.length === 0) continue;
    const decoded = set === UTF_16 ? fromUtf16(c.bytes, text, 'be') : null;
    sink.field('message.text', null, text, { role: 'text', ...(decoded && { decoded }) });
  }
}

/** The contact list as the server keeps it: a name, where it stands, what it is, and a chain about it. */
function items(c: Cursor, sink: FieldSink): void {
  for (let n = 0; n < MOST_ITEMS && c.ok && c.left >= 10; n++) {
    const value = c.span(c.u16());
    c.skip(4); // group and item numbers
    const kind = c.u16();
    const about = c.sub(c.u16());
    if (!c.ok) return;
    const path = kind === BUDDY ? 'contact.screen-name' : kind === GROUP ? 'contact.group' : 'contact.item';
    if (value.length > 0) sink.field(path, null, value);
    readTlvs(about, sink, ABOUT_CONTACT);
  }
}

/** What the server tells of a person: a nickname (seen with ICQ alone). */
const ABOUT_PERSON: TlvNames = { 0x18: 'person.nick' };

/** What a person notes of a contact. */
const ABOUT_CONTACT: TlvNames = {
  0x131: 'contact.alias',
  0x137: 'contact.email',
  0x13a: 'contact.phone',
  0x13c: 'contact.note',
};

/** ICQ's own requests: lowest octet first, the asker's number behind a length, what is asked, a number of the request's
 *  own, and of a question about somebody its kind and that person's number. */
function icq(c: Cursor, sink: FieldSink): void {
  const own = (value: Span, { bytes }: Cursor): void => {
    if (value.length < 6) return;
    const end = value.at + value.length;
    sink.field('icq.number', null, { at: value.at + 2, length: 4 }, { decoded: decimalNumber(bytes, value.at + 2) });
    const about = asksAbout(bytes, value.at + 6, end);
    if (about)
      sink.field('icq.asked-number', null, { at: end - 4, length: 4 }, { decoded: decimalNumber(bytes, end - 4) });
    else if (value.length > 6)
      sink.field('icq.data', null, { at: value.at + 6, length: value.length - 6 }, { unclaimed: true });
  };
  readTlvs(c, sink, { 1: own, 0x21: own });
}

/** A question about one person, and nothing behind that number. */
function asksAbout(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at !== ASKS_ABOUT) return false;
  return u16le(bytes, at) === META && ABOUT_ONE.has(u16le(bytes, at + 4));
}
