/** One record, opened. Its octet i stood sealed at `placeAt + i` of the record: every mode here keeps the places (a block
 *  mode's octet also hangs on the rest of its block and on the block before). */
export interface OpenedRecord {
  /** The content type: RFC 8446 section 5.1. */
  readonly type: number;
  /** The octets are `bytes[at..at+length)`. */
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly length: number;
  readonly placeAt: number;
}

/** Opens one direction's records, in order. */
export interface RecordOpener {
  /** The record `bytes[at..end)`, its header first. Null: not sealed under these keys, or it is not sealed at all. */
  open(bytes: Uint8Array, at: number, end: number): OpenedRecord | null;
  /** A record was lost: the next one has the number behind it. */
  skip(): void;
}

/** RFC 8446 section 5.3: the record's number over the end of the IV. */
export function nonceOf(iv: Uint8Array, number: number): Uint8Array {
  const nonce = Uint8Array.from(iv);
  for (let i = nonce.length - 1, left = number; i >= 0 && left > 0; i--, left = Math.floor(left / 256))
    nonce[i] = (nonce[i] ?? 0) ^ (left % 256);
  return nonce;
}
