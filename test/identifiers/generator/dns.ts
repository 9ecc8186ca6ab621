import { addressOctets } from './frames.ts';
import { type Network, openUdp, wait } from './network.ts';
import { cat, type Part, type Piece } from './piece.ts';
import { counted, number } from './packed.ts';

/** DNS messages, RFC 1035 section 4. */
const A = 1;
const AAAA = 28;
const HTTPS = 65;
const TTL = 300;

/** A name, label by label; a label may be a piece with a mark. */
export type Labels = readonly Part[];

export function nameOf(labels: Labels): Piece {
  return cat(...labels.map((one) => counted(one, 'u8')), Uint8Array.of(0));
}

export function question(id: number, labels: Labels, type: number, flags = 0x0100): Piece {
  return cat(
    number(id, 'u16be'),
    number(flags, 'u16be'),
    Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0),
    nameOf(labels),
    typed(type),
  );
}

function typed(type: number): Uint8Array {
  return Uint8Array.of(type >> 8, type & 255, 0, 1);
}

export function answer(id: number, labels: Labels, type: number, data: readonly Part[], flags = 0x8180): Piece {
  const head = cat(number(id, 'u16be'), number(flags, 'u16be'), Uint8Array.of(0, 1, 0, data.length, 0, 0, 0, 0));
  const records = data.map((one) =>
    cat(Uint8Array.of(0xc0, 12), typed(type), number(TTL, 'u32be'), counted(one, 'u16be')),
  );
  return cat(head, nameOf(labels), typed(type), ...records);
}

/** The device asks its router for a name and gets the address. */
export function lookUp(network: Network, labels: Labels, ip: string): void {
  const flow = openUdp(network, network.router.ip, 53, { protocol: 'dns' });
  const type = ip.includes(':') ? AAAA : A;
  const id = network.random.below(0x10000);
  flow.out(question(id, labels, type));
  if (network.random.chance(0.3)) {
    flow.out(question(id ^ 0x55, labels, HTTPS));
    flow.in(answer(id ^ 0x55, labels, HTTPS, []));
  }
  flow.in(answer(id, labels, type, [addressOctets(ip)]));
  wait(network, 0.002);
}
