import type { Flow, TlsFacts } from '../../model/flow.ts';
import { tlsCipherName } from './tls-cipher-names.ts';

const NONE: readonly never[] = [];

/** A flow's TLS facts, made at the first handshake message that was read. */
export function tlsFactsOf(flow: Flow): TlsFacts {
  return (flow.tls ??= {
    version: null,
    alpn: NONE,
    alpnChosen: null,
    cipher: null,
    ja3: null,
    ja4: null,
    ech: false,
    resumed: null,
    certificates: NONE,
    clientCertificate: false,
  });
}

const VERSION_NAMES: Readonly<Record<number, string>> = {
  0x0002: 'SSLv2',
  0x0300: 'SSLv3',
  0x0301: 'TLSv1',
  0x0302: 'TLSv1.1',
  0x0303: 'TLSv1.2',
  0x0304: 'TLSv1.3',
  0x0100: 'DTLSv0.9', // before the standard, OpenSSL's DTLS1_BAD_VER
  0xfeff: 'DTLSv1.0', // RFC 4347
  0xfefd: 'DTLSv1.2', // RFC 6347
  0xfefc: 'DTLSv1.3', // RFC 9147
};
/** RFC 8446's drafts: 0x7f and the draft's number. */
const TLS_1_3_DRAFT = 0x7f;

export function tlsVersionName(version: number): string {
  if (version >> 8 === TLS_1_3_DRAFT) return `TLSv1.3 draft ${version & 0xff}`;
  return VERSION_NAMES[version] ?? hexName(version);
}

/** IANA's name of a cipher suite; its number where it has none. */
export function cipherName(cipher: number): string {
  return tlsCipherName(cipher) ?? hexName(cipher);
}

function hexName(codePoint: number): string {
  return `0x${codePoint.toString(16).padStart(4, '0')}`;
}
