import { ACK, SYN, type Segment, TCP } from '../packets/segment.ts';

/** Below this, a port is given to a service (RFC 6335 section 6). */
const WELL_KNOWN = 1024;

/** Services on higher ports: IANA's registry, and the ports that push services and web servers are known for. */
const SERVICE_PORTS: ReadonlySet<number> = new Set([
  1194, // OpenVPN
  1883, // MQTT
  1935, // RTMP
  3478, // STUN, TURN
  4500, // IPsec over UDP, RFC 3948
  5060, // SIP
  5061,
  5222, // XMPP, RFC 6120
  5223, // Apple push; XMPP over TLS before RFC 6120
  5228, // Google push
  5269, // XMPP between servers
  5349, // STUN over TLS
  5353, // mDNS
  8080, // HTTP, other
  8443, // HTTPS, other
  8883, // MQTT over TLS
]);

/** Ports of clients, though they are low: DHCP, RFC 2131 section 4.1 and RFC 8415 section 7.2. */
const CLIENT_PORTS: ReadonlySet<number> = new Set([68, 546]);

export function isServicePort(port: number): boolean {
  if (port === 0) return false;
  return port < WELL_KNOWN ? !CLIENT_PORTS.has(port) : SERVICE_PORTS.has(port);
}

/** Ports that systems hand out to clients: Linux takes 32768 to 60999, RFC 6335 names 49152 and up. */
const EPHEMERAL = 32768;

export function isEphemeralPort(port: number): boolean {
  return port >= EPHEMERAL;
}

/** Judged once, at a flow's first packet: is its sender the client? TCP's handshake says so; what is sent to many has no
 *  server that could have begun; else the first sender is, unless it speaks from a service's port to none. */
export function senderIsClient(segment: Segment): boolean {
  if (segment.protocol === TCP) {
    const handshake = segment.flags & (SYN | ACK);
    if (handshake === SYN) return true;
    if (handshake === (SYN | ACK)) return false;
  }
  if (segment.toMany) return true;
  if (segment.echo >= 0) return !segment.echoReply;
  return !isServicePort(segment.sourcePort) || isServicePort(segment.destinationPort);
}
