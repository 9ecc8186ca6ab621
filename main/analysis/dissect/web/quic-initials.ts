import type { Direction } from '../../model/flow.ts';
import type { LongHeader } from './quic-header.ts';
import { AES_128_GCM, initialSecrets, packetKeys, type PacketKeys } from './quic-keys.ts';
import { openPacket, type OpenedPacket } from './quic-packet.ts';
import type { QuicVersion } from './quic-version.ts';

/** Times that a flow's Initial packets are tried with a key: a hello of 20 packets and its repeats. A flow that needs more
 *  is no handshake but a load on whoever reads it. */
const MOST_TRIES = 64;

export interface OpenedInitial extends OpenedPacket {
  readonly isClient: boolean;
  /** The first of its connection: under keys that were not known before. */
  readonly isNew: boolean;
}

interface Keys {
  readonly client: PacketKeys;
  /** Made of its secret when the server's first packet comes. */
  server: PacketKeys | null;
  readonly ofServer: Uint8Array;
  readonly labels: QuicVersion['labels'];
}

/** Opens a flow's Initial packets, RFC 9001 section 5.2. Both sides' keys are made of the connection ID in the client's first
 *  packet, and stay when the client takes the ID that the server wants; a Retry or another connection over the same ports
 *  makes new ones. Who the client is shows in whose packet opens under keys made of its own header. */
export class QuicInitials {
  #tries = 0;
  #keys: Keys | null = null;
  #clientSide: Direction | null = null;
  readonly #largest = { client: -1, server: -1 };

  /** No more will be tried. */
  get areSpent(): boolean {
    return this.#tries >= MOST_TRIES;
  }

  /** Null: it cannot be opened. */
  open(direction: Direction, bytes: Uint8Array, at: number, head: LongHeader): OpenedInitial | null {
    const { numberAt, end } = head;
    if (this.areSpent || end > bytes.length) return null;
    const isClient = this.#clientSide === null || this.#clientSide === direction;
    const keys = this.#keys;
    if (keys) {
      const side = isClient ? 'client' : 'server';
      this.#tries++;
      const own = isClient ? keys.client : (keys.server ??= packetKeys(keys.ofServer, AES_128_GCM, keys.labels));
      const opened = openPacket(bytes, at, numberAt, end, own, this.#largest[side]);
      if (opened) {
        this.#largest[side] = Math.max(this.#largest[side], opened.number);
        return { ...opened, isClient, isNew: false };
      }
    }
    return isClient && !this.areSpent ? this.#openFirst(direction, bytes, at, head) : null;
  }

  /** Tries it as a client's first packet. */
  #openFirst(direction: Direction, bytes: Uint8Array, at: number, head: LongHeader): OpenedInitial | null {
    this.#tries++;
    const { at: from, length } = head.destination;
    const secrets = initialSecrets(head.version, bytes.subarray(from, from + length));
    if (!secrets) return null;
    const { labels } = head.version;
    const client = packetKeys(secrets.client, AES_128_GCM, labels);
    const opened = openPacket(bytes, at, head.numberAt, head.end, client, -1);
    if (!opened) return null;
    this.#keys = { client, server: null, ofServer: secrets.server, labels };
    this.#clientSide = direction;
    this.#largest.client = opened.number;
    this.#largest.server = -1;
    return { ...opened, isClient: true, isNew: true };
  }
}
