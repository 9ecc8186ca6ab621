/** Messages of the web: names, encryption, pages. */
export type WebMessage = TlsClientHello | TlsServerHello | HttpRequest | HttpResponse;

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
