import { ascii, counted } from './octets.ts';
import type { SeededRandom } from './random.ts';

/** THE LAYOUT OF THIS PACKET IS INVENTED. What was published in 2021 says that a packet with the user ID and the room ID
 *  went out in plaintext when the app joined a room; no published byte layout was found (docs/sample.md). No dissector,
 *  detector or knowledge row knows it. */
export interface JoinLayout {
  /** Octets before the first field. */
  readonly lead: number;
  readonly order: 'user-first' | 'room-first';
  readonly userAs: 'u32le' | 'u32be' | 'decimal';
}
export const JOIN_LAYOUT: JoinLayout = { lead: 12, order: 'user-first', userAs: 'u32le' };

export function joinPacket(
  random: SeededRandom,
  layout: JoinLayout,
  counter: number,
  userId: number,
  roomId: string,
): number[] {
  const lead = [0x5e, counter & 0xff, ...random.bytes(layout.lead - 2)];
  const user = userOctets(layout.userAs, userId);
  const room = counted(1, ascii(roomId));
  const fields =
    layout.order === 'user-first' ? [...user, ...random.bytes(2), ...room] : [...room, ...random.bytes(2), ...user];
  return [...lead, ...fields, ...random.bytes(24)];
}

/** The ping of the published case: a user ID and little else. */
export function pingPacket(random: SeededRandom, layout: JoinLayout, userId: number): number[] {
  return [0x50, ...random.bytes(layout.lead - 1), ...userOctets(layout.userAs, userId), ...random.bytes(8)];
}

function userOctets(as: JoinLayout['userAs'], userId: number): number[] {
  if (as === 'decimal') return counted(1, ascii(String(userId)));
  const big = [userId >>> 24, (userId >>> 16) & 0xff, (userId >>> 8) & 0xff, userId & 0xff];
  return as === 'u32be' ? big : big.reverse();
}

/** A client's hello on Agora's network, by the tag list read off a real capture of April 2022 (docs/protocols): server
 *  name, and an offer of AES-GCM keys. */
export function sdRtnHello(random: SeededRandom, serverName: string): number[] {
  const offer = tags([
    ['NONC', [...random.bytes(32)]],
    ['AEAD', ascii('AESG')],
    ['PUBS', [0x04, ...random.bytes(64)]],
    ['KEXS', ascii('P256')],
  ]);
  return sdRtn(random, 0x21, [
    ['SNI\0', ascii(serverName)],
    ['PDMD', []],
    ['CPTO', offer],
    ['CCRT', [...random.bytes(40)]],
  ]);
}

export function sdRtnServerHello(random: SeededRandom): number[] {
  return sdRtn(random, 0x23, [
    ['PEID', [...random.bytes(16)]],
    ['PROF', [...random.bytes(256)]],
    ['CPTO', tags([['SCID', [...random.bytes(16)]]])],
  ]);
}

/** Sound, encrypted by the keys of the hello. */
export function sdRtnData(random: SeededRandom, length: number): number[] {
  return [0x01, ...random.bytes(length - 1)];
}

type Tag = readonly [name: string, value: readonly number[]];

function sdRtn(random: SeededRandom, type: number, list: readonly Tag[]): number[] {
  return [0x00, 0x01, ...random.bytes(2), 0, 0, type, ...random.bytes(5), ...tags(list)];
}

function tags(list: readonly Tag[]): number[] {
  return [
    list.length,
    ...list.flatMap(([name, value]) => [...ascii(name), value.length & 0xff, value.length >> 8, ...value]),
  ];
}
