/** Messages of the network's own services, and of programs that name a device or an account to it. */
export type NetworkMessage =
  | DeviceReport
  | DhcpMessage
  | Dhcpv6Message
  | DnsMessage
  | KerberosMessage
  | LdapMessage
  | LocalAnnouncement
  | NbnsMessage
  | NetbiosDatagramMessage
  | NtpMessage
  | RadiusMessage
  | SmbMessage
  | SmppMessage
  | SnmpMessage
  | SocksRequest
  | SshBanner
  | SsdpMessage
  | SyslogMessage
  | TelnetLogin
  | WeaveMessage;

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

/** RFC 8415 section 7.3. */
export interface Dhcpv6Message {
  readonly type: 'dhcpv6';
  readonly kind: number;
}

/** RFC 4120 section 7.5.7: 10 asks for a first ticket, 30 is an error. */
export interface KerberosMessage {
  readonly type: 'kerberos';
  readonly kind: number;
}

/** RFC 4511 section 4.2 and after: the operation's tag without its class bits (0: bind). */
export interface LdapMessage {
  readonly type: 'ldap';
  readonly operation: number;
}

/** RFC 1002 section 4.2.1.1. */
export interface NbnsMessage {
  readonly type: 'nbns';
  readonly operation: number;
  readonly response: boolean;
}

/** RFC 1002 section 4.4.1. */
export interface NetbiosDatagramMessage {
  readonly type: 'netbios-datagram';
  readonly kind: number;
}

/** RFC 2865 section 4, RFC 2866 section 4. */
export interface RadiusMessage {
  readonly type: 'radius';
  readonly code: number;
}

/** [MS-CIFS] section 2.2.3.1, [MS-SMB2] section 2.2.1. */
export interface SmbMessage {
  readonly type: 'smb';
  /** 1; or 2, which stands for 3 as well. */
  readonly version: 1 | 2;
  readonly command: number;
  readonly response: boolean;
}

/** SMPP 3.4 section 5.1.2.1. */
export interface SmppMessage {
  readonly type: 'smpp';
  readonly command: number;
}

/** RFC 1157, RFC 3416: the version's own number (0: v1, 1: v2c, 3: v3). */
export interface SnmpMessage {
  readonly type: 'snmp';
  readonly version: number;
}

/** RFC 4253 section 4.2: `SSH-2.0-OpenSSH_9.6`. */
export interface SshBanner {
  readonly type: 'ssh-banner';
  readonly banner: string;
}

/** RFC 3164, RFC 5424. */
export interface SyslogMessage {
  readonly type: 'syslog';
  readonly priority: number;
}

/** A line that was typed where a Telnet server asked for it. */
export interface TelnetLogin {
  readonly type: 'telnet-login';
  readonly asked: 'user' | 'password';
}

/** A device or a program says to the local network that it is there: see docs/protocols. */
export interface LocalAnnouncement {
  readonly type: 'd-link-discovery' | 'dropbox-lan' | 'mndp' | 'ubiquiti-discovery' | 'ws-discovery';
}

/** What a thing reports to its maker's server (docs/protocols/tracker.md, docs/protocols/pppp.md). */
export interface DeviceReport {
  readonly type: 'device-report';
  /** The format, or the message's number. */
  readonly kind: string;
}

/** Nest's protocol between devices and servers: docs/protocols/weave.md. */
export interface WeaveMessage {
  readonly type: 'weave';
  readonly encrypted: boolean;
}
