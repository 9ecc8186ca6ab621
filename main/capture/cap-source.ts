import { networkInterfaces } from 'node:os';
import { EarshotError } from '../contract/errors.ts';
import { interfaceDescription, packetBlock, sectionHeader } from '../formats/pcapng-writer.ts';
import type { CapHandle, CapLibrary } from './cap-library.ts';
import type { PacketSource, SourceRequest } from './packet-source.ts';

/** cap's names of link types, as LINKTYPE_ numbers. Others cannot be written truly and are refused. */
const LINK_TYPES: Readonly<Record<string, number>> = { ETHERNET: 1, NULL: 0, RAW: 101, LINKTYPE_LINUX_SLL: 113 };

const KERNEL_BUFFER = 32 * 1024 * 1024; // octets, as the helper's
const SNAP_LENGTH = 65_535; // fixed inside cap
const LAST_PACKETS_MS = 150; // cap reads on the event loop; packets that came just before Stop still wait there
const MAX_WAITING = 64 * 1024 * 1024; // octets not yet taken by the reader; past this a packet is lost, and none knows

/** Records in this process through the package `cap`, only where the permission is there anyway (root in a container).
 *
 *  What it cannot do, and the helper can: it gives no kernel time (the time here is when Node got the packet, later by
 *  milliseconds), no count of lost packets, and no length on the wire of a packet cut at 65,535 octets. It always opens
 *  the device promiscuous; the filter below keeps what is this machine's. */
export class CapSource implements PacketSource {
  readonly kind = 'cap';
  readonly tellsDrops = false;
  readonly #library: CapLibrary;
  readonly #waiting: Uint8Array[] = [];
  #waitingSize = 0;
  #handle: CapHandle | null = null;
  #stopped = false;
  #wake: () => void = () => undefined;

  constructor(library: CapLibrary) {
    this.#library = library;
  }

  async *open(request: SourceRequest): AsyncGenerator<Uint8Array> {
    if (this.#handle !== null) throw new Error('a source makes one recording');
    if (this.#stopped) return;
    this.#start(request);
    try {
      for (;;) {
        const blocks = this.#waiting.splice(0);
        this.#waitingSize = 0;
        if (blocks.length > 0) yield Buffer.concat(blocks);
        else if (this.#stopped) return;
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      await this.stop();
    }
  }

  #start(request: SourceRequest): void {
    const handle = new this.#library.Cap();
    const packet = Buffer.alloc(SNAP_LENGTH);
    const name = this.#openDevice(handle, request, packet);
    const linkType = LINK_TYPES[name];
    if (linkType === undefined) {
      handle.close();
      throw new EarshotError('capture-failed', { interface: request.interface, reason: 'open-failed', detail: name });
    }
    this.#handle = handle;
    this.#put(Buffer.concat([sectionHeader(), interfaceDescription(linkType, SNAP_LENGTH)]));
    handle.on('packet', (length: number) => this.#onPacket(packet.subarray(0, length)));
  }

  #openDevice(handle: CapHandle, request: SourceRequest, packet: Buffer): string {
    try {
      return handle.open(request.interface, capFilter(request), KERNEL_BUFFER, packet);
    } catch (cause) {
      throw openError(cause, request.interface);
    }
  }

  #onPacket(bytes: Uint8Array): void {
    if (this.#waitingSize > MAX_WAITING) return;
    this.#put(packetBlock({ interfaceId: 0, time: nowMoment(), bytes, wireLength: bytes.length }));
  }

  #put(block: Uint8Array): void {
    this.#waiting.push(block);
    this.#waitingSize += block.length;
    this.#wake();
  }

  async stop(): Promise<void> {
    const handle = this.#handle;
    if (handle !== null && !this.#stopped) {
      await new Promise((resolve) => setTimeout(resolve, LAST_PACKETS_MS));
      handle.close();
    }
    this.#stopped = true;
    this.#wake();
  }
}

/** Only packets from or to this device (by its hardware address) and what is sent to all. */
export function capFilter(request: SourceRequest, interfaces = networkInterfaces()): string {
  const wanted = request.filter ?? '';
  const mac = interfaces[request.interface]?.find(({ mac: text }) => !/^(00:?)+$/.test(text))?.mac;
  if (mac === undefined) return wanted; // loopback and tunnels: nothing of others is there
  const mine = `(ether host ${mac} or ether broadcast or ether multicast)`;
  return wanted === '' ? mine : `(${wanted}) and ${mine}`;
}

function openError(cause: unknown, interfaceName: string): EarshotError {
  const detail = cause instanceof Error ? cause.message : '';
  const values = { interface: interfaceName, reason: 'open-failed', detail };
  if (/permission|not permitted/i.test(detail)) return new EarshotError('no-capture-right', values);
  if (/no such device|doesn't exist|not up/i.test(detail)) return new EarshotError('no-interface', values);
  return new EarshotError('capture-failed', values);
}

function nowMoment(): { seconds: number; nanos: number } {
  const milliseconds = performance.timeOrigin + performance.now();
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds, nanos: Math.floor((milliseconds - seconds * 1000) * 1e6) };
}
