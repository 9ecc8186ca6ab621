import { openSync, closeSync, writeSync } from 'node:fs';

const ETHERNET_HEADER = 14;
const IP4_HEADER = 20;
const IP6_HEADER = 40;
const TCP_HEADER = 20;
const UDP_HEADER = 8;
const RECORD_HEADER = 16;
/** Octets gathered before they are written. */
const BUFFER = 4 << 20;
const LARGEST_RECORD = 2048;

export interface Side {
  /** 4 or 16 octets. */
  readonly ip: Uint8Array;
  readonly port: number;
}

export interface TcpPart {
  readonly seq: number;
  readonly ack: number;
  readonly flags: number;
}

/** Writes a classic pcap file of Ethernet frames. IPv4 header checksums are right; TCP's and UDP's stay 0. */
export class CaptureWriter {
  packets = 0;
  bytes = 0;
  readonly #file: number;
  readonly #buffer = Buffer.alloc(BUFFER);
  #at = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
    const header = this.#buffer;
    header.writeUInt32LE(0xa1b2c3d4, 0);
    header.writeUInt16LE(2, 4);
    header.writeUInt16LE(4, 6);
    header.writeUInt32LE(262_144, 16);
    header.writeUInt32LE(1, 20);
    this.#at = 24;
  }

  /** One segment or datagram. `micros`: since the epoch's second `seconds`. */
  write(
    time: { seconds: number; micros: number },
    from: Side,
    to: Side,
    tcp: TcpPart | null,
    payload: Uint8Array,
  ): void {
    if (this.#at + LARGEST_RECORD > BUFFER) this.#flush();
    const buffer = this.#buffer;
    const record = this.#at;
    const version4 = from.ip.length === 4;
    const transport = (tcp ? TCP_HEADER : UDP_HEADER) + payload.length;
    const length = ETHERNET_HEADER + (version4 ? IP4_HEADER : IP6_HEADER) + transport;
    buffer.writeUInt32LE(time.seconds, record);
    buffer.writeUInt32LE(time.micros, record + 4);
    buffer.writeUInt32LE(length, record + 8);
    buffer.writeUInt32LE(length, record + 12);
    let at = this.#ethernet(record + RECORD_HEADER, version4);
    at = version4 ? this.#ip4(at, from, to, tcp ? 6 : 17, transport) : this.#ip6(at, from, to, tcp ? 6 : 17, transport);
    at = tcp ? this.#tcp(at, from.port, to.port, tcp) : this.#udp(at, from.port, to.port, transport);
    buffer.set(payload, at);
    this.#at = at + payload.length;
    this.packets++;
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #ethernet(at: number, version4: boolean): number {
    const buffer = this.#buffer;
    buffer.fill(0, at, at + 12);
    buffer[at] = 2;
    buffer[at + 6] = 2;
    return buffer.writeUInt16BE(version4 ? 0x0800 : 0x86dd, at + 12);
  }

  #ip4(at: number, from: Side, to: Side, protocol: number, length: number): number {
    const buffer = this.#buffer;
    buffer.writeUInt32BE(0x45000000 + IP4_HEADER + length, at);
    buffer.writeUInt32BE(0x00004000, at + 4);
    buffer.writeUInt32BE(0x40000000 + (protocol << 16), at + 8);
    buffer.set(from.ip, at + 12);
    buffer.set(to.ip, at + 16);
    let sum = 0;
    for (let i = 0; i < IP4_HEADER; i += 2) sum += buffer.readUInt16BE(at + i);
    sum = (sum & 0xffff) + (sum >>> 16);
    buffer.writeUInt16BE(~((sum & 0xffff) + (sum >>> 16)) & 0xffff, at + 10);
    return at + IP4_HEADER;
  }

  #ip6(at: number, from: Side, to: Side, protocol: number, length: number): number {
    const buffer = this.#buffer;
    buffer.writeUInt32BE(0x60000000, at);
    buffer.writeUInt16BE(length, at + 4);
    buffer[at + 6] = protocol;
    buffer[at + 7] = 64;
    buffer.set(from.ip, at + 8);
    buffer.set(to.ip, at + 24);
    return at + IP6_HEADER;
  }

  #tcp(at: number, source: number, destination: number, { seq, ack, flags }: TcpPart): number {
    const buffer = this.#buffer;
    buffer.writeUInt16BE(source, at);
    buffer.writeUInt16BE(destination, at + 2);
    buffer.writeUInt32BE(seq >>> 0, at + 4);
    buffer.writeUInt32BE(ack >>> 0, at + 8);
    buffer.writeUInt16BE(0x5000 + flags, at + 12);
    buffer.writeUInt16BE(0xffff, at + 14);
    buffer.writeUInt32BE(0, at + 16);
    return at + TCP_HEADER;
  }

  #udp(at: number, source: number, destination: number, length: number): number {
    const buffer = this.#buffer;
    buffer.writeUInt16BE(source, at);
    buffer.writeUInt16BE(destination, at + 2);
    buffer.writeUInt16BE(length, at + 4);
    buffer.writeUInt16BE(0, at + 6);
    return at + UDP_HEADER;
  }

  #flush(): void {
    this.bytes += writeSync(this.#file, this.#buffer, 0, this.#at);
    this.#at = 0;
  }
}
