import { Cursor, type Span } from '../../bytes/cursor.ts';
import { isReadable } from '../../bytes/text.ts';
import { perDatagram } from '../per-datagram.ts';

/** collectd's "Binary protocol" (collectd.org/wiki): parts of type, length, value. */
const HOST = 0x0000;
const SIGNED = 0x0200;
const SEALED = 0x0210;
const DIGEST = 32;
/** Host, time, plugin and its instance, type and its instance, values, interval, times and intervals of higher precision,
 *  message, severity. */
const TYPES: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0x100, 0x101]);
const PORT = 25826;
const MOST_PARTS = 512;
const HEADER = 4;

interface CollectdParts {
  readonly fields: readonly { readonly path: string; readonly key: string | null; readonly span: Span }[];
  readonly rest: Span;
}

/** What collectd measures of a machine, sent to a server: which machine, and, where it is signed or sealed, by which account. */
export const collectd = perDatagram<CollectdParts>({
  name: 'collectd',
  begins: new Set([0, 2]),
  recognise(first, flow) {
    const c = new Cursor(first);
    const type = c.u16();
    const value = c.span(c.u16() - HEADER);
    if (!c.ok || value.length === 0) return 0;
    if (type === HOST) {
      const isText = first[value.at + value.length - 1] === 0 && isReadable(first, value.at, value.length - 1);
      return isText && value.length > 1 && TYPES.has(c.u16()) && c.ok ? (flow.server.port === PORT ? 0.95 : 0.8) : 0;
    }
    if (flow.server.port !== PORT) return 0;
    if (type === SEALED) return c.left === 0 ? 0.9 : 0;
    return type === SIGNED && value.length > DIGEST ? 0.9 : 0;
  },
  parse(bytes) {
    const c = new Cursor(bytes);
    const fields: { path: string; key: string | null; span: Span }[] = [];
    let end = 0;
    for (let i = 0; i < MOST_PARTS && c.left > 0; i++) {
      const type = c.u16();
      const part = c.sub(c.u16() - HEADER);
      if (!c.ok) return { message: { fields, rest: { at: end, length: bytes.length - end } }, problem: 'cut-short' };
      end = c.at;
      if (type === HOST) fields.push({ path: 'host', key: 'host', span: { at: part.at, length: part.left - 1 } });
      else if (type === SEALED) fields.push({ path: 'user', key: null, span: part.span(part.u16()) });
      else if (type === SIGNED) {
        part.skip(DIGEST);
        fields.push({ path: 'user', key: null, span: { at: part.at, length: part.left } });
      } else if (part.left > 0) fields.push({ path: 'part', key: null, span: { at: part.at, length: part.left } });
    }
    return { message: { fields, rest: { at: end, length: bytes.length - end } }, problem: null };
  },
  emit({ fields, rest }, sink) {
    for (const { path, key, span } of fields)
      if (span.length > 0) sink.field(path, key, span, { unclaimed: path === 'part' });
    if (rest.length > 0) sink.field('part', null, rest, { unclaimed: true });
  },
});
