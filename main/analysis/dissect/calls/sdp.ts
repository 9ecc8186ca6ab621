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
/** Longest attribute name that is told as a key. */
const LONGEST_NAME = 40;

/** RFC 8866 section 5: what each letter stands for. */
const LINES: Readonly<Record<string, string>> = {
  b: 'bandwidth',
  c: 'connection',
  e: 'email',
  i: 'information',
  k: 'key',
  m: 'media',
  p: 'phone',
  s: 'session-name',
  u: 'uri',
};

/** Gives the lines of a session description (RFC 8866) to the sink. Attributes (`a=crypto:…`, `a=ice-ufrag:…`,
 *  `a=candidate:…`) are fields under their own name. Version and times are left out: they say nothing. */
export function emitSdp(sink: FieldSink, bytes: Uint8Array, at: number, end: number): void {
  let line = at;
  for (let lines = 0; line + 2 <= end && lines < MAX_LINES; lines++) {
    const feed = indexOfOctet(bytes, LF, line, end);
    const stop = feed > line && bytes[feed - 1] === CR ? feed - 1 : feed;
    if (bytes[line + 1] === EQUALS) emitLine(sink, bytes, String.fromCharCode(bytes[line] ?? 0), line + 2, stop);
    line = feed + 1;
  }
}

function emitLine(sink: FieldSink, bytes: Uint8Array, letter: string, at: number, end: number): void {
  if (letter === 'a') emitAttribute(sink, bytes, at, end);
  else if (letter === 'o') {
    // Section 5.2: the user's name on the sending host, or "-"; then numbers and the host's address.
    const space = indexOfOctet(bytes, SPACE, at, end);
    const name = decodeLatin1(bytes, at, Math.min(space, at + 2));
    if (name !== '-') sink.field('sdp.origin.username', null, { at, length: space - at });
    if (space < end) sink.field('sdp.origin.host', null, { at: space + 1, length: end - space - 1 });
  } else {
    const name = LINES[letter];
    if (name !== undefined && end > at) sink.field(`sdp.${name}`, null, { at, length: end - at });
  }
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
}
