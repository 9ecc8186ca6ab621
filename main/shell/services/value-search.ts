import type { PrivateValue } from '../../analysis/assess/values.ts';
import { FEWEST_OCTETS, foldAscii, valueOctets } from './value-octets.ts';

export interface Found {
  readonly offset: number;
  readonly length: number;
  readonly value: PrivateValue;
}

/** All private values of a capture, ready to be searched in one frame after another. Its cost grows with the frame and not
 *  with the number of values: a hostile capture has many of both. */
export class ValueSearch {
  readonly #byHead = new Map<number, { readonly octets: Uint8Array; readonly value: PrivateValue }[]>();
  readonly #byId: ReadonlyMap<string, PrivateValue>;

  constructor(values: readonly PrivateValue[]) {
    this.#byId = new Map(values.map((value) => [value.id, value]));
    for (const value of values) {
      for (const octets of valueOctets(value)) {
        const head = headOf(octets, 0);
        const alike = this.#byHead.get(head);
        if (alike) alike.push({ octets, value });
        else this.#byHead.set(head, [{ octets, value }]);
      }
    }
  }

  value(id: string): PrivateValue | undefined {
    return this.#byId.get(id);
  }

  /** Every place of every form, in order of offset. */
  *find(frame: Uint8Array): Generator<Found> {
    const folded = foldAscii(frame);
    for (let offset = 0; offset + FEWEST_OCTETS <= folded.length; offset++) {
      for (const { octets, value } of this.#byHead.get(headOf(folded, offset)) ?? []) {
        if (startsWith(folded, offset, octets)) yield { offset, length: octets.length, value };
      }
    }
  }
}

function headOf(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0
  );
}

function startsWith(bytes: Buffer, at: number, octets: Uint8Array): boolean {
  return at + octets.length <= bytes.length && bytes.compare(octets, 0, octets.length, at, at + octets.length) === 0;
}
