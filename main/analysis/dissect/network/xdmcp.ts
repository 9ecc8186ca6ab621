import { Cursor, type Span } from '../../bytes/cursor.ts';
import { perDatagram } from '../per-datagram.ts';

/** X Display Manager Control Protocol, version 1.1 (X Consortium standard), section 3: version, kind, length. */
const PORT = 177;
const HEADER = 6;
const KINDS = 15;
const REQUEST = 7;
const ACCEPT = 8;

interface XdmcpParts {
  readonly fields: readonly { readonly path: string; readonly key: string; readonly span: Span }[];
}

/** How a terminal asks a machine for a login window: which terminal it is, and the key that opens its screen to whoever has
 *  it. */
export const xdmcp = perDatagram<XdmcpParts>({
  name: 'xdmcp',
  begins: new Set([0]),
  recognise(first, { client, server }) {
    const c = new Cursor(first);
    if (c.u16() !== 1) return 0;
    const kind = c.u16();
    if (kind === 0 || kind > KINDS || c.u16() !== first.length - HEADER || !c.ok) return 0;
    return server.port === PORT || client.port === PORT ? 0.95 : 0;
  },
  parse(bytes) {
    const c = new Cursor(bytes);
    const version = c.u16();
    const kind = c.u16();
    const size = c.u16();
    if (!c.ok || version !== 1 || kind === 0 || kind > KINDS) return { message: null, problem: 'not-this-protocol' };
    const fields: { path: string; key: string; span: Span }[] = [];
    const tell = (path: string, key: string): void => {
      const span = c.span(c.u16());
      if (c.ok && span.length > 0) fields.push({ path, key, span });
    };
    if (kind === REQUEST) {
      c.skip(2);
      c.skip(2 * c.u8());
      for (let i = c.u8(); i > 0 && c.ok; i--) c.skip(c.u16()); // addresses of the screen
      c.skip(c.u16());
      tell('authentication', 'Authentication data');
      for (let i = c.u8(); i > 0 && c.ok; i--) c.skip(c.u16());
      tell('display', 'Manufacturer display ID');
    } else if (kind === ACCEPT) {
      c.skip(4);
      c.skip(c.u16());
      tell('authentication', 'Authentication data');
      c.skip(c.u16());
      tell('authorization', 'Authorization data');
    }
    return { message: { fields }, problem: c.ok && size === bytes.length - HEADER ? null : 'cut-short' };
  },
  emit({ fields }, sink) {
    for (const { path, key, span } of fields) sink.field(path, key, span);
  },
});
