/** A stretch of a byte array: octets from its start. */
export interface Span {
  readonly at: number;
  readonly length: number;
}

/** Forward-only reader over bytes it never copies. A read past `end` returns 0 and clears `ok` for good, so a parser
 *  reads a whole header, then asks `ok` once. Nothing here throws. Offsets count from `bytes[0]`. */
export class Cursor {
  ok = true;
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }
  get left(): number {
    return this.end - this.at;
  }
  u8(): number {
    return this.skip(1) ? (this.bytes[this.at - 1] ?? 0) : 0;
  }
  u16(): number {
    return this.skip(2) ? ((this.bytes[this.at - 2] ?? 0) << 8) | (this.bytes[this.at - 1] ?? 0) : 0;
  }
  u24(): number {
    return this.u8() * 0x10000 + this.u16();
  }
  u32(): number {
    return this.u16() * 0x10000 + this.u16();
  }
  u16le(): number {
    return this.skip(2) ? ((this.bytes[this.at - 1] ?? 0) << 8) | (this.bytes[this.at - 2] ?? 0) : 0;
  }
  u32le(): number {
    return this.u16le() + this.u16le() * 0x10000;
  }
  span(length: number): Span {
    const at = this.at;
    return this.skip(length) ? { at, length } : { at, length: 0 };
  }
  /** A cursor over the next `length` octets, which cannot see past their end; empty and not ok where they are not there. */
  sub(length: number): Cursor {
    const at = this.at;
    const inner = this.skip(length) ? new Cursor(this.bytes, at, this.at) : new Cursor(this.bytes, at, at);
    inner.ok = this.ok;
    return inner;
  }
  skip(length: number): boolean {
    if (this.ok && length >= 0 && length <= this.end - this.at) {
      this.at += length;
      return true;
    }
    this.at = this.end;
    return (this.ok = false);
  }
}
