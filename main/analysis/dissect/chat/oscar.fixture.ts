/** FLAP frames and SNACs by the tables that docs/protocols/oscar.md names. tshark 4.0.17 (`-d tcp.port==5190,aim`)
 *  reads them out of `text2pcap -T 50000,5190` as New Connection, Messaging Outgoing and Incoming, SSI List and ICQ Request. */

function u16(value: number): number[] {
  return [value >> 8, value & 0xff];
}
function ascii(text: string): number[] {
  return [...Buffer.from(text, 'latin1')];
}
function named(text: string): number[] {
  return [text.length, ...ascii(text)];
}
export function tlv(type: number, ...value: readonly number[]): number[] {
  return [...u16(type), ...u16(value.length), ...value];
}
function flap(channel: number, ...data: readonly number[]): Uint8Array {
  return Uint8Array.from([0x2a, channel, 0, 1, ...u16(data.length), ...data]);
}
export function snac(family: number, subtype: number, ...data: readonly number[]): Uint8Array {
  return flap(2, ...u16(family), ...u16(subtype), 0, 0, 0, 0, 0, 1, ...data);
}
const COOKIE = [1, 2, 3, 4, 5, 6, 7, 8];
function words(set: number, ...text: readonly number[]): number[] {
  return tlv(2, 5, 1, 0, 1, 1, 1, 1, ...u16(text.length + 4), ...u16(set), 0, 0, ...text);
}
function item(name: string, kind: number, ...about: readonly number[]): number[] {
  return [...u16(name.length), ...ascii(name), 0, 1, 0, 2, ...u16(kind), ...u16(about.length), ...about];
}

/** The password `s3cret` under the roast, which the first six octets of its table are XORed with. */
const ROASTED = [0x80, 0x15, 0xe2, 0xb6, 0x5c, 0xf2];

export const HELLO = flap(1, 0, 0, 0, 1);
export const LOGIN = flap(
  1,
  0,
  0,
  0,
  1,
  ...tlv(1, ...ascii('rana1')),
  ...tlv(2, ...ROASTED),
  ...tlv(3, ...ascii('Mailer 1.0')),
);
export const OUTGOING = snac(4, 6, ...COOKIE, 0, 1, ...named('omar2'), ...words(0, ...ascii('see you at nine')));
export const INCOMING = snac(
  4,
  7,
  ...COOKIE,
  0,
  1,
  ...named('omar2'),
  0,
  0,
  0,
  1,
  ...tlv(0x18, ...ascii('Omar')),
  ...words(2, 0x06, 0x46, 0x06, 0x39, 0x06, 0x45),
);
export const CONTACTS = snac(
  0x13,
  6,
  0,
  0,
  2,
  ...item('Friends', 1),
  ...item('omar2', 0, ...tlv(0x131, ...ascii('Omar at work')), ...tlv(0x13a, ...ascii('+491710000000'))),
  0,
  0,
  0,
  0,
);
/** ICQ number 157900000 asks for something. */
export const ICQ = snac(0x15, 2, ...tlv(1, 8, 0, 0xe0, 0x5c, 0x69, 0x09, 0x3c, 0, 1, 0));
