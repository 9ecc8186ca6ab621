import { Cursor, type Span } from '../../bytes/cursor.ts';
import type { Decoded } from '../../model/field.ts';
import { ipv4Text } from '../ip-text.ts';
import { perDatagram } from '../per-datagram.ts';
import { inStead } from '../in-stead.ts';

/** RFC 2865 section 3. */
export interface RadiusParts {
  readonly code: number;
  readonly attributes: readonly { readonly type: number; readonly value: Span }[];
}

const HEADER = 20; // code, number, length, authenticator
const LONGEST = 4096; // section 3
/** RFC 2865 section 3, RFC 2866 section 3, RFC 3576: codes in use. */
const CODES: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 11, 12, 13, 40, 41, 42, 43, 44, 45]);
/** RFC 2865 section 5, RFC 2866 section 5, RFC 2869 section 5: attributes that name somebody or something. */
const NAMES: Readonly<Record<number, string>> = {
  1: 'user-name',
  4: 'nas-address',
  8: 'framed-address',
  11: 'filter',
  18: 'reply-message',
  30: 'called-station',
  31: 'calling-station',
  32: 'nas-name',
  44: 'session',
  87: 'nas-port',
  89: 'chargeable-user', // RFC 4372
};
const ADDRESSES: ReadonlySet<number> = new Set([4, 8]);
const VENDOR = 26; // section 5.26: attributes of a maker's own
const MOST_ATTRIBUTES = LONGEST / 2;

/** Whoever logs in to a network, told by its entrance to its user list. The password is hidden by a shared secret. */
export const radius = perDatagram<RadiusParts>({
  name: 'radius',
  begins: CODES,
  recognise(first) {
    const length = ((first[2] ?? 0) << 8) | (first[3] ?? 0);
    if (length !== first.length || length <= HEADER || length > LONGEST || !CODES.has(first[0] ?? 0)) return 0;
    // The attributes must fill the message exactly: no other sign tells this format.
    let at = HEADER;
    while (at + 2 <= length) {
      const size = first[at + 1] ?? 0;
      if (size < 2 || first[at] === 0) return 0;
      at += size;
    }
    return at === length ? 0.9 : 0;
  },
  parse(bytes) {
    const c = new Cursor(bytes);
    const code = c.u8();
    c.skip(1);
    const length = c.u16();
    c.skip(HEADER - 4);
    if (!c.ok) return { message: null, problem: 'cut-short' };
    const attributes: { type: number; value: Span }[] = [];
    const body = c.sub(Math.max(0, Math.min(length - HEADER, c.left)));
    while (body.left > 0 && attributes.length < MOST_ATTRIBUTES) {
      const type = body.u8();
      const value = body.span(body.u8() - 2);
      if (!body.ok) break;
      attributes.push({ type, value });
    }
    const problem = length > bytes.length || !body.ok ? 'cut-short' : length < HEADER ? 'bad-length' : null;
    return { message: { code, attributes }, problem };
  },
  emit({ code, attributes }, sink, { bytes }) {
    sink.message({ type: 'radius', code });
    for (const { type, value } of attributes) {
      const name = NAMES[type];
      if (name !== undefined && ADDRESSES.has(type) && value.length === 4)
        sink.field(name, null, value, { decoded: addressText(bytes, value) });
      else if (name !== undefined) sink.field(name, null, value);
      else if (type === VENDOR) sink.field('vendor', null, value, { unclaimed: true });
    }
  },
});

function addressText(bytes: Uint8Array, span: Span): Decoded {
  return inStead('ip-address', ipv4Text(bytes, span.at), span);
}
