import { decodeLatin1 } from '../../bytes/text.ts';
import type { FieldSink } from '../../model/field.ts';
import { indexOfOctet } from '../ascii.ts';

/** Lines of one description; a call with video and its candidates has about a hundred. */
const MAX_LINES = 2_000;
const LF = 0x0a;
const CR = 0x0d;
const EQUALS = 0x3d;
const SPACE = 0x20;
const COLON = 0x3a;
const CNAME = 'cname:';
/** A name and an address. */
const LONGEST_CONTACT = 512;
/** Longest attribute name that is told as a key. */
const LONGEST_NAME = 40;

/** RFC 8866 section 5: what each letter stands for. */
const LINES: Readonly<Record<string, string>> = {
  b: 'bandwidth',
  c: 'connection',
  i: 'information',
  k: 'key',
  m: 'media',
  s: 'session-name',
  u: 'uri',
};

const NOBODY: ReadonlySet<string> = new Set();
/** RFC 8866 section 5.6: a name may stand in brackets behind the address, or in front of it in angles. */
const PHONE = /\+?\d[\d ().-]{3,30}\d/;
const MAILBOX = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d.-]{1,253}/i;
const NAME_BEHIND = /\(([^()]{1,128})\)\s*$/;
const NAME_IN_FRONT = /^([^<>"]{1,128}?)\s*</;

/** Gives the lines of a session description (RFC 8866) to the sink. Attributes (`a=crypto:…`, `a=ice-ufrag:…`,
 *  `a=candidate:…`) are fields under their own name. Version and times are left out: they say nothing.
 *  @param users who takes part, by the message that carries it: many programs write one fixed name into `o=` */
export function emitSdp(
  sink: FieldSink,
  bytes: Uint8Array,
  at: number,
  end: number,
  users: ReadonlySet<string> = NOBODY,
): void {
  let line = at;
  for (let lines = 0; line + 2 <= end && lines < MAX_LINES; lines++) {
    const feed = indexOfOctet(bytes, LF, line, end);
    const stop = feed > line && bytes[feed - 1] === CR ? feed - 1 : feed;
    if (bytes[line + 1] === EQUALS) emitLine(sink, bytes, String.fromCharCode(bytes[line] ?? 0), line + 2, stop, users);
    line = feed + 1;
  }
}

function emitLine(
  sink: FieldSink,
  bytes: Uint8Array,
  letter: string,
  at: number,
  end: number,
  users: ReadonlySet<string>,
): void {
  if (letter === 'a') emitAttribute(sink, bytes, at, end);
  else if (letter === 'o') {
    // Section 5.2: the user's name on the sending host, or "-"; then numbers and the host's address.
    const space = indexOfOctet(bytes, SPACE, at, end);
    const name = decodeLatin1(bytes, at, space);
    const path = users.has(name) ? 'sdp.origin.login' : 'sdp.origin.username';
    if (name !== '-') sink.field(path, null, { at, length: space - at });
    if (space < end) sink.field('sdp.origin.host', null, { at: space + 1, length: end - space - 1 });
  } else if ((letter === 'e' || letter === 'p') && end - at <= LONGEST_CONTACT)
    emitContact(sink, bytes, letter, at, end);
  else {
    const name = LINES[letter];
    if (name !== undefined && end > at) sink.field(`sdp.${name}`, null, { at, length: end - at });
    if (letter === 'k') emitPlainKey(sink, bytes, at, end);
  }
}

/** Section 5.6: whom to ask about the session. */
function emitContact(sink: FieldSink, bytes: Uint8Array, letter: 'e' | 'p', at: number, end: number): void {
  const text = decodeLatin1(bytes, at, end);
  const found = (letter === 'e' ? MAILBOX : PHONE).exec(text);
  const span = found ? { at: at + found.index, length: found[0].length } : { at, length: end - at };
  if (span.length > 0) sink.field(letter === 'e' ? 'sdp.email' : 'sdp.phone', null, span);
  const name = found ? (NAME_BEHIND.exec(text)?.[1] ?? NAME_IN_FRONT.exec(text)?.[1]) : undefined;
  if (name !== undefined) sink.field('sdp.contact-name', null, { at: at + text.indexOf(name), length: name.length });
}

/** RFC 4566 section 5.12: the media's key as it is, or in base64. RFC 8866 took the line out. */
function emitPlainKey(sink: FieldSink, bytes: Uint8Array, at: number, end: number): void {
  const colon = indexOfOctet(bytes, COLON, at, end);
  const kind = decodeLatin1(bytes, at, colon);
  if ((kind === 'clear' || kind === 'base64') && end > colon + 1)
    sink.field('sdp.media-key', kind, { at: colon + 1, length: end - colon - 1 });
}

/** RFC 4568 section 9.1: the key that the media will be encrypted with, in base64, up to its lifetime. */
function emitMediaKey(sink: FieldSink, bytes: Uint8Array, at: number, end: number): void {
  const found = /\binline:([\w+/=]{16,128})/.exec(decodeLatin1(bytes, at, end));
  const key = found?.[1] ?? '';
  if (found && key !== '')
    sink.field('sdp.media-key', 'inline', { at: at + found.index + 'inline:'.length, length: key.length });
}

/** Section 5.13. One without a value is a mere property. */
function emitAttribute(sink: FieldSink, bytes: Uint8Array, at: number, end: number): void {
  const colon = indexOfOctet(bytes, COLON, at, Math.min(end, at + LONGEST_NAME));
  if (bytes[colon] !== COLON || colon + 1 >= end || colon === at) return;
  const name = decodeLatin1(bytes, at, colon);
  sink.field(`sdp.attribute.${name.toLowerCase()}`, name, { at: colon + 1, length: end - colon - 1 });
  if (name === 'crypto') emitMediaKey(sink, bytes, colon + 1, end);
  else if (name === 'ssrc') emitSourceName(sink, bytes, colon + 1, end);
}

/** RFC 5576 section 6.1: a source's name, as RTCP tells it again and again. */
function emitSourceName(sink: FieldSink, bytes: Uint8Array, at: number, end: number): void {
  const space = indexOfOctet(bytes, SPACE, at, end);
  const from = space + 1 + CNAME.length;
  if (from < end && decodeLatin1(bytes, space + 1, from) === CNAME)
    sink.field('sdp.cname', 'cname', { at: from, length: end - from });
}
