import { shownEnds } from '../../analysis/assess/mask.ts';
import type { PrivateValue } from '../../analysis/assess/values.ts';
import type { HexView } from '../../contract/session.ts';

type Cell = HexView['cells'][number];

/** A stretch of a frame that belongs to a value. */
export interface Mark {
  readonly offset: number;
  readonly length: number;
  readonly valueId: string;
}

/** Octets of a value that may be searched in the frame by themselves: shorter ones would mask by chance. */
const SEARCHABLE = 4;

/** A frame as cells, with every known value masked byte by byte and the headers, which hold the device's own
 *  addresses, masked whole. A value is found by its evidence and, where it stands again, by its own bytes. */
export function maskFrame(frame: Uint8Array, payloadAt: number, marks: readonly Mark[], values: readonly PrivateValue[]): Cell[] {
  const cells = Array.from(frame, (octet, at) => (at < payloadAt ? hidden(null) : shown(octet)));
  for (const mark of [...marks, ...searched(frame, values)]) maskMark(cells, frame, mark, values);
  return cells;
}

function shown(octet: number): Cell {
  return { hex: octet.toString(16).padStart(2, '0'), text: octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·', valueId: null };
}

function hidden(valueId: string | null): Cell {
  return { hex: '••', text: '•', valueId };
}

function maskMark(cells: Cell[], frame: Uint8Array, { offset, length, valueId }: Mark, values: readonly PrivateValue[]): void {
  const value = values.find((one) => one.id === valueId);
  const asText = value !== undefined && sameOctets(frame.subarray(offset, offset + length), Buffer.from(value.raw, 'utf8'));
  // Only a value that stands as plain one-byte text keeps the ends that its masked form shows anyway.
  const ends = asText && isAscii(value.raw) && MAY_SHOW.has(value.type) ? shownEnds(length) : { first: 0, last: 0 };
  for (let i = 0; i < length; i++) {
    const cell = cells[offset + i];
    const octet = frame[offset + i];
    if (cell === undefined || octet === undefined) continue;
    const keep = i < ends.first || i >= length - ends.last;
    cells[offset + i] = keep && cell.hex !== '••' ? { ...shown(octet), valueId } : hidden(valueId);
  }
}

/** Types whose masked form shows its ends as they are. */
const MAY_SHOW: ReadonlySet<string> = new Set(['account', 'person-name', 'room', 'phone', 'device-id', 'device-name', 'advertising-id', 'other']);

function* searched(frame: Uint8Array, values: readonly PrivateValue[]): Generator<Mark> {
  const haystack = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
  for (const { raw, id } of values) {
    const needle = Buffer.from(raw, 'utf8');
    if (needle.length < SEARCHABLE) continue;
    for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) yield { offset: at, length: needle.length, valueId: id };
  }
}

function sameOctets(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}
