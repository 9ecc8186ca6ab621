import { codec } from './codecs.ts';

/** What an octet string says, beside the octets: written down where the octets are made, never searched for later. */
export interface Fact {
  readonly sort: 'label' | 'decoy' | 'either';
  /** Decoded, as a reader would write it. */
  readonly value: string;
  /** For a label one of `LabelType`, for a decoy what it is. */
  readonly type: string;
  readonly also: readonly string[];
  readonly needs: 'nothing' | 'mine' | 'twin';
  /** What it changes with. */
  readonly of: 'account' | 'device' | 'session' | 'app';
  readonly note: string;
}

/** One decoding: what it yields holds the value, or the next encoding, at `at`. */
export interface Step {
  readonly name: string;
  readonly at: number;
  readonly length: number;
}

export interface Mark {
  readonly fact: Fact;
  readonly at: number;
  readonly length: number;
  /** The name written beside it; null: none is, and no container shall name it; undefined: not named yet. */
  readonly key: string | null | undefined;
  /** Outermost first. */
  readonly steps: readonly Step[];
}

export interface Piece {
  readonly bytes: Uint8Array;
  readonly marks: readonly Mark[];
  /** Stands without quotes in JSON. */
  readonly bare?: boolean;
}

export type Part = Piece | Uint8Array | string | number;

const utf8 = new TextEncoder();

export function piece(part: Part): Piece {
  if (typeof part === 'string') return { bytes: utf8.encode(part), marks: [] };
  if (typeof part === 'number') return { bytes: utf8.encode(String(part)), marks: [] };
  return part instanceof Uint8Array ? { bytes: part, marks: [] } : part;
}

export function cat(...parts: readonly Part[]): Piece {
  const pieces = parts.map(piece);
  const bytes = new Uint8Array(pieces.reduce((sum, one) => sum + one.bytes.length, 0));
  const marks: Mark[] = [];
  let at = 0;
  for (const one of pieces) {
    bytes.set(one.bytes, at);
    for (const mark of one.marks) marks.push({ ...mark, at: mark.at + at });
    at += one.bytes.length;
  }
  return { bytes, marks };
}

/** Template text with pieces in it. */
export function text(strings: TemplateStringsArray, ...parts: readonly Part[]): Piece {
  return cat(...strings.flatMap((string, i) => [string, parts[i] ?? '']));
}

export function joined(parts: readonly Part[], between: Part): Piece {
  return cat(...parts.flatMap((part, i) => (i === 0 ? [part] : [between, part])));
}

/** Gives a name to every mark that has none yet. */
export function named(key: string | null, part: Part): Piece {
  const whole = piece(part);
  return { ...whole, marks: whole.marks.map((mark) => (mark.key === undefined ? { ...mark, key } : mark)) };
}

export function bare(part: Part): Piece {
  return { ...piece(part), bare: true };
}

/** Writes a piece in an encoding. In an encoding that keeps places (percent, escapes) each value keeps its own place
 *  and gets a step only if its octets changed; in the others (base64, gzip) each value's place is the whole. */
export function encode(name: string, part: Part): Piece {
  const inner = piece(part);
  const { encode: write, places } = codec(name);
  const bytes = write(inner.bytes);
  if (!places) {
    const marks = inner.marks.map((mark) => {
      const steps = [{ name, at: mark.at, length: mark.length }, ...mark.steps];
      return { ...mark, at: 0, length: bytes.length, steps };
    });
    return { bytes, marks };
  }
  const marks = inner.marks.map((mark) => {
    const own = inner.bytes.subarray(mark.at, mark.at + mark.length);
    const written = write(own);
    const same = Buffer.compare(own, written) === 0;
    const steps = same ? mark.steps : [{ name, at: 0, length: own.length }, ...mark.steps];
    const at = write(inner.bytes.subarray(0, mark.at)).length;
    return { ...mark, at, length: written.length, steps };
  });
  return { bytes, marks };
}

/** The same through several encodings, innermost first. */
export function through(part: Part, ...names: readonly string[]): Piece {
  return names.reduce<Piece>((inner, name) => encode(name, inner), piece(part));
}

/** Each with CR LF after it. */
export function lines(...parts: readonly Part[]): Piece {
  return cat(...parts.flatMap((part) => [part, '\r\n']));
}
