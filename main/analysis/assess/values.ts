import type { ValueNotes, ValueRef } from '../detect/detector.ts';
import type { SubjectType } from '../model/words.ts';
import { strictest } from './mask.ts';

/** A raw value on the private side, under the ordinal that the Assessment calls it by. */
export interface PrivateValue {
  /** `v1`, `v2`, … numbered after the canonical sort. */
  readonly id: string;
  readonly type: SubjectType;
  /** As a reader would write it; never leaves the private files unless `--reveal`. */
  readonly raw: string;
}

/** The type whose mask a value wears wherever it is shown: the strictest that any finding gives it. */
export function maskTypes(
  subjects: readonly { readonly value: ValueRef; readonly type: SubjectType }[],
): Map<ValueRef, SubjectType> {
  const types = new Map<ValueRef, SubjectType>();
  for (const { value, type } of subjects) types.set(value, strictest(types.get(value) ?? type, type));
  return types;
}

/** Values kept in memory: five times the findings that a document may hold. */
const MOST_VALUES = 100_000;
/** Characters of all of them together; a message may be as long as a body. */
const MOST_CHARACTERS = 32 * 1024 * 1024;
/** Stands for every value beyond these bounds: a hit that names it is counted as omitted, never shown. */
export const NOT_KEPT = -1 as ValueRef;

/** Keeps raw values in memory. One raw value is one reference, whatever its encoding or meaning. */
export class ValueRegistry implements ValueNotes {
  readonly #byRaw = new Map<string, number>();
  readonly #values: { raw: string; type: SubjectType }[] = [];
  #characters = 0;

  note(type: SubjectType, raw: string): ValueRef {
    let index = this.#byRaw.get(raw);
    if (index === undefined) {
      if (this.#values.length >= MOST_VALUES || this.#characters + raw.length > MOST_CHARACTERS) return NOT_KEPT;
      this.#characters += raw.length;
      index = this.#values.length;
      this.#byRaw.set(raw, index);
      this.#values.push({ raw, type });
    }
    return index as ValueRef;
  }

  raw(ref: ValueRef): string {
    return this.#values[ref]?.raw ?? '';
  }

  /** Every value that any rule noted, those that no finding names included. */
  raws(): readonly string[] {
    return [...this.#byRaw.keys()];
  }

  /** Numbers the values in the order given: that of the sorted findings. */
  number(order: readonly ValueRef[]): Map<ValueRef, PrivateValue> {
    const numbered = new Map<ValueRef, PrivateValue>();
    for (const ref of order) {
      const value = this.#values[ref];
      if (value && !numbered.has(ref))
        numbered.set(ref, { id: `v${numbered.size + 1}`, type: value.type, raw: value.raw });
    }
    return numbered;
  }
}
