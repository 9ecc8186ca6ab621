import { Cursor, type Span } from '../../bytes/cursor.ts';

/** Where the data of a hello's first extension with one of these numbers stands; null: not there. The hello's body is
 *  `bytes[at..end)`, RFC 8446 sections 4.1.2 and 4.1.3. For the few that QUIC and DTLS add to what every hello has. */
export function helloExtension(
  bytes: Uint8Array,
  at: number,
  end: number,
  of: 'client' | 'server',
  ids: readonly number[],
): Span | null {
  const c = new Cursor(bytes, at, end);
  const version = c.u16();
  c.skip(32); // random
  c.skip(c.u8()); // session ID
  if (of === 'server') c.skip(2 + 1); // cipher suite, compression
  else {
    if (version >> 8 !== 3) c.skip(c.u8()); // DTLS: cookie
    c.skip(c.u16()); // cipher suites
    c.skip(c.u8()); // compression methods
  }
  const extensions = c.sub(c.u16());
  while (extensions.ok && extensions.left > 0) {
    const id = extensions.u16();
    const data = extensions.span(extensions.u16());
    if (extensions.ok && ids.includes(id)) return data;
  }
  return null;
}
