import { placeOf, standsAt } from '../bytes/scan.ts';
import { decodeText } from '../bytes/text.ts';
import { CONTROL } from '../bytes/signs.ts';
import type { Field } from '../model/field.ts';
import { same } from './pairs.ts';
import type { Emit, Unwrapper } from './unwrapper.ts';

/** RFC 2046 section 5.1.1: two hyphens and a boundary of at most 70 characters. */
const LONGEST_DELIMITER = 72;
/** The head of one part: a disposition, a type and an encoding are below 500 octets. */
const LONGEST_HEAD = 4096;
/** Forms that a person fills in have some dozens. */
const MOST_PARTS = 1_000;
/** Longest name kept in a path. */
const LONGEST_NAME = 128;

const LF = 0x0a;
const CR = 0x0d;
const HYPHEN = 0x2d;

/** Pictures, sound and fonts are not shown, as in a body of their own (`http1-body-plan.ts`). */
const NOT_SHOWN = /^content-type:[ \t]*(?:image|video|audio|font)\//im;
const NAME = /^content-disposition:[^\r\n]*?;[ \t]*name="?([^"\r\n;]*)/im;
const FILE_NAME = /^content-disposition:[^\r\n]*?;[ \t]*filename="([^"\r\n]*)"/im;

/** `multipart/form-data` (RFC 7578) and its kin (RFC 2046 section 5.1). The boundary is read from the first line, so it
 *  needs no header. Each part is a field named by its `name`; a file's name is one more. */
export const multipart: Unwrapper = {
  name: 'multipart',
  needs: { some: CONTROL },
  recognise(field) {
    if (field.bytes[field.at] !== HYPHEN) return 0;
    const line = endOfLine(field.bytes, field.at, field.at + Math.min(field.length, LONGEST_DELIMITER + 2));
    if (delimiterOf(field).length < 3) return 0;
    const head = decodeText(field.bytes, line, Math.min(64, field.at + field.length - line));
    return /^content-(?:disposition|type|id|transfer-encoding|length):/i.test(head) ? 0.97 : 0;
  },
  open(field, emit) {
    const delimiter = delimiterOf(field);
    if (delimiter.length < 3) return false;
    const end = field.at + field.length;
    let emitted = 0;
    let at = endOfLine(field.bytes, field.at, end);
    for (let parts = 0; parts < MOST_PARTS && at < end; parts++) {
      const stop = nextDelimiter(field.bytes, delimiter, at, end);
      emitted += part(field, emit, at, stop);
      // Past the line's end and the delimiter; the last one has two more hyphens, and nothing follows it.
      const after = placeOf(field.bytes, LF, stop, end) + 1 + delimiter.length;
      if (after >= end || field.bytes[after] === HYPHEN) break;
      at = endOfLine(field.bytes, after, end);
    }
    return emitted > 0;
  },
};

const NO_DELIMITER = new Uint8Array(0);

/** The first line without its end; empty where it is no delimiter. */
function delimiterOf({ bytes, at, length }: Field): Uint8Array {
  if (bytes[at] !== HYPHEN || bytes[at + 1] !== HYPHEN) return NO_DELIMITER;
  const most = at + Math.min(length, LONGEST_DELIMITER + 2);
  const line = placeOf(bytes, LF, at, most);
  if (line === most) return NO_DELIMITER;
  return bytes.subarray(at, bytes[line - 1] === CR ? line - 1 : line);
}

/** First index behind the line from `at`, or `end`. */
function endOfLine(bytes: Uint8Array, at: number, end: number): number {
  return Math.min(end, placeOf(bytes, LF, at, end) + 1);
}

/** Where the line's end before the next delimiter begins. Without one: the end, less what may be its beginning. */
function nextDelimiter(bytes: Uint8Array, delimiter: Uint8Array, at: number, end: number): number {
  for (let i = placeOf(bytes, LF, at, end); i < end; i = placeOf(bytes, LF, i + 1, end)) {
    const rest = Math.min(delimiter.length, end - i - 1);
    if (standsAt(bytes, delimiter.subarray(0, rest), i + 1, end)) return i > at && bytes[i - 1] === CR ? i - 1 : i;
  }
  return end > at && bytes[end - 1] === CR ? end - 1 : end;
}

/** @returns fields emitted. */
function part(field: Field, emit: Emit, at: number, end: number): number {
  const body = endOfHead(field.bytes, at, Math.min(end, at + LONGEST_HEAD));
  if (body < 0) return 0;
  const head = decodeText(field.bytes, at, body - at);
  if (NOT_SHOWN.test(head)) return fileName(field, emit, head, at);
  const name = NAME.exec(head)?.[1]?.slice(0, LONGEST_NAME);
  const key = name === undefined || name === '' ? null : name;
  const encodings = encodingsOf(head);
  const { bytes } = field;
  const told = fileName(field, emit, head, at);
  if (body >= end) return told;
  emit({ path: key ?? 'part', key, bytes, at: body, length: end - body, role: 'value', locate: same, encodings });
  return told + 1;
}

/** Told only where its octets are as many as its characters, so that its place is exact. */
function fileName({ bytes }: Field, emit: Emit, head: string, at: number): number {
  const found = FILE_NAME.exec(head);
  const name = found?.[1] ?? '';
  if (!found || name === '' || /[^\x20-\x7e]/.test(head.replace(/[\r\n\t]/g, ''))) return 0;
  const from = at + found.index + found[0].length - 1 - name.length;
  emit({ path: 'filename', key: 'filename', bytes, at: from, length: name.length, role: 'value', locate: same });
  return 1;
}

/** Behind the empty line; -1 where there is none. */
function endOfHead(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at; i < end; i = endOfLine(bytes, i, end)) {
    if (bytes[i] === LF) return i + 1;
    if (bytes[i] === CR && i + 1 < end && bytes[i + 1] === LF) return i + 2;
  }
  return -1;
}

function encodingsOf(head: string): string[] | undefined {
  const encodings: string[] = [];
  if (/^content-transfer-encoding:[ \t]*base64/im.test(head)) encodings.push('base64');
  if (/^content-type:[ \t]*application\/x-www-form-urlencoded/im.test(head)) encodings.push('form');
  else if (/^content-type:[ \t]*(?:application|text)\/(?:[\w.-]+\+)?json/im.test(head)) encodings.push('json');
  return encodings.length > 0 ? encodings : undefined;
}
