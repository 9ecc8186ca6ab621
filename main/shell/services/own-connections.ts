import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { BlockList, isIPv6, type Socket } from 'node:net';

/** Node's own report of every client socket it makes. */
const CHANNEL = 'net.client.socket';

const OWN_MACHINE = new BlockList();
OWN_MACHINE.addSubnet('127.0.0.0', 8, 'ipv4');
OWN_MACHINE.addAddress('::1', 'ipv6');

/** Counts what Earshot promises not to make: connections of this process to another machine. Attempts count, whether
 *  they came through or not. The window's Chromium is kept quiet otherwise (report/chromium.ts) and has its own test. */
export class OwnConnections {
  #count = 0;

  constructor() {
    subscribe(CHANNEL, this.#onSocket);
  }

  get count(): number {
    return this.#count;
  }

  stop(): void {
    unsubscribe(CHANNEL, this.#onSocket);
  }

  readonly #onSocket = (message: unknown): void => {
    const { socket } = message as { socket: Socket };
    socket.on('connectionAttempt', (ip: string) => {
      if (!OWN_MACHINE.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4')) this.#count++;
    });
  };
}
