import type { Span } from '../../bytes/cursor.ts';
import type { FieldSink } from '../../model/field.ts';
import { spells } from '../ascii.ts';

const NTLM = 'NTLMSSP\0'; // [MS-NLMP] section 2.2.1
/** Octets of negotiation (RFC 4178) that may stand before it; seen: 16 to 60. */
const MOST_BEFORE = 256;

/** The token of a login: NTLM's messages are opened (`unwrap/ntlm.ts`), others carried as they are. */
export function emitToken(bytes: Uint8Array, token: Span, sink: FieldSink, path = 'session-setup.token'): void {
  const end = token.at + token.length;
  for (let at = token.at; at < Math.min(end, token.at + MOST_BEFORE); at++) {
    if (!spells(bytes, at, end, NTLM)) continue;
    sink.field(path, null, { at, length: end - at }, { encodings: ['ntlm'], unclaimed: true });
    return;
  }
  if (token.length > 0) sink.field(path, null, token, { unclaimed: true });
}
