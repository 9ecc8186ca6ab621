import type { CertificateFacts } from '../flow.ts';

/** Messages of the web: names, encryption, pages. */
export type WebMessage =
  | TlsClientHello
  | TlsServerHello
  | TlsCertificates
  | TlsAlert
  | HttpRequest
  | HttpResponse
  | GquicClientHello
  | DtlsSrtp;

/** RFC 8446 section 4.1.2 and RFC 5246 section 7.4.1.2. */
export interface TlsClientHello {
  readonly type: 'tls-client-hello';
  readonly sni: string | null;
  readonly alpn: readonly string[];
  /** Highest version offered, as its code point (0x0304 is TLS 1.3). */
  readonly version: number;
  readonly ech: boolean;
  readonly ja3: string | null;
  readonly ja4: string | null;
}

export interface TlsServerHello {
  readonly type: 'tls-server-hello';
  readonly version: number;
  readonly cipher: number;
}

/** RFC 5246 sections 7.4.2 and 7.4.6. Those that were there whole. */
export interface TlsCertificates {
  readonly type: 'tls-certificates';
  readonly from: 'server' | 'client';
  readonly certificates: readonly CertificateFacts[];
}

/** RFC 8446 section 6, sent in the clear. `code`: AlertDescription. */
export interface TlsAlert {
  readonly type: 'tls-alert';
  readonly level: number;
  readonly code: number;
}

/** RFC 9112. */
export interface HttpRequest {
  readonly type: 'http-request';
  readonly method: string;
  readonly target: string;
  readonly host: string | null;
  readonly userAgent: string | null;
}
export interface HttpResponse {
  readonly type: 'http-response';
  readonly status: number;
}

/** The hello of Google's QUIC up to Q050: tags in place of TLS. */
export interface GquicClientHello {
  readonly type: 'gquic-client-hello';
  readonly sni: string | null;
  readonly userAgent: string | null;
  readonly version: string | null;
}

/** The handshake of a call's media keys, RFC 5764: what was offered, or (by the server) chosen. IANA's numbers. */
export interface DtlsSrtp {
  readonly type: 'dtls-srtp';
  readonly of: 'client' | 'server';
  readonly profiles: readonly number[];
}
