/** Messages of the network's own services, and of programs that name a device or an account to it. */
export type NetworkMessage = SocksRequest | DnsMessage | SsdpMessage | DhcpMessage | NtpMessage;

/** RFC 1035, RFC 6762 (mDNS), RFC 4795 (LLMNR). Names in lower case without the final dot. */
export interface DnsMessage {
  readonly type: 'dns';
  readonly response: boolean;
  readonly questions: readonly { readonly name: string; readonly qtype: number }[];
  /** A and AAAA answers with the name that was asked for (after CNAMEs), so that later flows get their name. */
  readonly addresses: readonly { readonly name: string; readonly ip: string }[];
}

/** SSDP as in UPnP Device Architecture 2.0 section 1: HTTP/1.1 heads over UDP. */
export interface SsdpMessage {
  readonly type: 'ssdp';
  /** `NOTIFY`, `M-SEARCH`; null: an answer. */
  readonly method: string | null;
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

/** RFC 1928, and version 4 as its authors wrote it down. */
export interface SocksRequest {
  readonly type: 'socks';
  readonly version: number;
}
