import { Cursor } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import { decimal64 } from '../in-stead.ts';

/** Members of a device's description, by their tag: profile Device Description, `kTag_…` (docs/protocols/weave.md). */
const MEMBERS: Readonly<Record<number, string>> = {
  4: 'description.serial-number',
  5: 'description.radio-address',
  6: 'description.wifi-address',
  7: 'description.pairing-network',
  8: 'description.pairing-code',
  9: 'description.version',
  10: 'description.device',
  11: 'description.fabric',
};
/** A tag of one octet that its structure gives a meaning; below it the member's kind. */
const IN_CONTEXT = 0x20;
const KIND = 0x1f;
const WHOLE_NUMBERS: readonly number[] = [1, 2, 4, 8];
/** Kinds up to here are whole numbers, signed or not, each of the four sizes. */
const BOOLEAN = 0x08;
const LAST_BOOLEAN = 0x09;
const STRING = 0x0c;
const OCTETS = 0x10;
const MOST_MEMBERS = 32;

/** Reads the members of one structure from `at` on, up to its end or to one that is none of a description's kinds. */
export function emitDescription(sink: FieldSink, bytes: Uint8Array, at: number, end: number): void {
  const c = new Cursor(bytes, at, end);
  for (let i = 0; i < MOST_MEMBERS && c.left > 0; i++) {
    const control = c.u8();
    if ((control & ~KIND) !== IN_CONTEXT) return;
    const name = MEMBERS[c.u8()];
    const kind = control & KIND;
    const size = sizeOf(c, kind);
    if (size < 0) return;
    const value = c.span(size);
    if (!c.ok) return;
    if (name === undefined || size === 0) continue;
    const isNumber = kind < BOOLEAN && size === 8;
    sink.field(name, null, value, isNumber ? { decoded: decimal64(bytes, value.at) } : {});
  }
}

/** Octets of the value; negative: of another kind. */
function sizeOf(c: Cursor, kind: number): number {
  if (kind < BOOLEAN) return WHOLE_NUMBERS[kind % WHOLE_NUMBERS.length] ?? -1;
  if (kind <= LAST_BOOLEAN) return 0;
  return kind === STRING || kind === OCTETS ? c.u8() : -1;
}
