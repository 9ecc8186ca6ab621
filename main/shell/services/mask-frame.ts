import { shownEnds } from '../../analysis/assess/mask.ts';
import type { PrivateValue } from '../../analysis/assess/values.ts';
import type { HexView } from '../../contract/session.ts';
import { foldAscii } from './value-octets.ts';
import type { ValueSearch } from './value-search.ts';

export type Cell = HexView['cells'][number];

/** A stretch of a frame that belongs to a value. */
export interface Mark {
  readonly offset: number;
  readonly length: number;
  readonly valueId: string;
}

export interface FrameToMask {
  readonly frame: Uint8Array;
  /** What stands before it is addresses and ports. */
  readonly payloadAt: number;
  /** Where findings saw a value. */
  readonly marks: readonly Mark[];
  /** All private values of the capture, whether a finding saw them in this frame or not. */
  readonly search: ValueSearch;
  /** The addresses of both ends. */
  readonly addresses: readonly Uint8Array[];
}

/** Types whose masked form shows its ends as they are. */
const MAY_SHOW: ReadonlySet<string> = new Set([
  'account',
  'person-name',
  'room',
  'phone',
  'device-id',
  'device-name',
  'advertising-id',
  'other',
]);

/** A frame as cells: the headers and every known value are masked octet by octet. A value is found by the findings' own
 *  evidence and, where it stands again, by its octets in each form that we know. */
export function maskFrame({ frame, payloadAt, marks, search, addresses }: FrameToMask): Cell[] {
  const cells = Array.from(frame, (octet, at) => (at < payloadAt ? hidden(null) : shown(octet)));
  for (const mark of marks) maskMark(cells, frame, mark, search.value(mark.valueId));
  for (const { offset, length, value } of search.find(frame))
    maskMark(cells, frame, { offset, length, valueId: value.id }, value);
  const haystack = foldAscii(frame);
  for (const octets of addresses) {
    for (const offset of places(haystack, foldAscii(octets))) {
      for (let i = offset; i < offset + octets.length; i++) cells[i] = hidden(cells[i]?.valueId ?? null);
    }
  }
  return cells;
}

function shown(octet: number): Cell {
  return {
    hex: octet.toString(16).padStart(2, '0'),
    text: octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·',
    valueId: null,
  };
}

function hidden(valueId: string | null): Cell {
  return { hex: '••', text: '•', valueId };
}

/** What one mark hid another does not show again, and a cell keeps the value that claimed it first. */
function maskMark(
  cells: Cell[],
  frame: Uint8Array,
  { offset, length, valueId }: Mark,
  value: PrivateValue | undefined,
): void {
  const ends =
    value && showsItsEnds(value, frame.subarray(offset, offset + length)) ? shownEnds(length) : { first: 0, last: 0 };
  for (let i = 0; i < length; i++) {
    const cell = cells[offset + i];
    const octet = frame[offset + i];
    if (cell === undefined || octet === undefined) continue;
    const keeps = (i < ends.first || i >= length - ends.last) && cell.hex !== '••';
    const owner = cell.valueId ?? valueId;
    cells[offset + i] = keeps ? { ...shown(octet), valueId: owner } : hidden(owner);
  }
}

/** Only a value that stands as plain one-octet text keeps the ends that its masked form shows anyway. */
function showsItsEnds({ type, raw }: PrivateValue, octets: Uint8Array): boolean {
  return MAY_SHOW.has(type) && /^[\x20-\x7e]+$/.test(raw) && Buffer.compare(octets, Buffer.from(raw, 'latin1')) === 0;
}

function* places(haystack: Buffer, needle: Uint8Array): Generator<number> {
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) yield at;
}
