/** Everything a dissector may say of a whole message. A new protocol adds its type here, and every `switch` that forgot
 *  it stops compiling. Strings come from packets: nothing here is fit to print before `publicText`. */
export type Message =
  | DnsMessage
  | TlsClientHello
  | TlsServerHello
  | HttpRequest
  | HttpResponse
  | SsdpMessage
  | StunMessage
  | TurnChannelData
  | AgoraHello
  | DhcpMessage
  | NtpMessage
  | WhatsappNode
  | XmppStanza
  | UnknownBytes;

/** Why reading stopped. `cut-short`: the capture's fault. The others: the sender's, or not this protocol at all. */
export type Problem = 'not-this-protocol' | 'cut-short' | 'bad-length' | 'too-long';

/** What was read before the first bad byte, and why reading stopped there (null: it did not). */
export interface Parsed<M> {
  readonly message: M | null;
  readonly problem: Problem | null;
}

/** RFC 1035, RFC 6762 (mDNS), RFC 4795 (LLMNR). Names in lower case without the final dot. */
export interface DnsMessage {
  readonly type: 'dns';
  readonly response: boolean;
  readonly questions: readonly { readonly name: string; readonly qtype: number }[];
  /** A and AAAA answers with the name that was asked for (after CNAMEs), so that later flows get their name. */
  readonly addresses: readonly { readonly name: string; readonly ip: string }[];
}

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

/** SSDP as in UPnP Device Architecture 2.0 section 1: HTTP/1.1 heads over UDP. */
export interface SsdpMessage {
  readonly type: 'ssdp';
  /** `NOTIFY`, `M-SEARCH`; null: an answer. */
  readonly method: string | null;
}

/** RFC 8656 section 12: a relayed packet. */
export interface TurnChannelData {
  readonly type: 'turn-channel-data';
  readonly channel: number;
}

/** RFC 8489. */
export interface StunMessage {
  readonly type: 'stun';
  readonly class: 'request' | 'indication' | 'success' | 'error';
  readonly method: number;
}

/** Agora SD-RTN hello, read off a real capture; no public specification (docs/protocols/agora.md). */
export interface AgoraHello {
  readonly type: 'agora-hello';
  readonly from: 'client' | 'server';
  readonly sni: string | null;
}

/** RFC 2131, RFC 2132. */
export interface DhcpMessage {
  readonly type: 'dhcp';
  readonly op: number;
}

/** RFC 5905. */
export interface NtpMessage {
  readonly type: 'ntp';
  readonly version: number;
  /** Figure 10: 3 is a client's question, 4 a server's answer. */
  readonly mode: number;
}

/** WhatsApp's protocol of before 2017; no public specification (docs/protocols/whatsapp.md). */
export interface WhatsappNode {
  readonly type: 'whatsapp';
  readonly element: string;
}

/** RFC 6120. */
export interface XmppStanza {
  readonly type: 'xmpp';
  readonly element: string;
}

/** Bytes that no dissector claims. */
export interface UnknownBytes {
  readonly type: 'unknown';
  readonly length: number;
}
