/** A status as a Steam client broadcasts it, of our own making (docs/protocols/steam.md). tshark 4.0.17: "Client Status",
 *  with Hostname, Steam ID 76561197960265729 and MAC Addresses as below; field 20 is unknown to it. */
const text = (field: number, value: string): number[] => [
  ...varint(field * 8 + 2),
  value.length,
  ...Buffer.from(value),
];
const number = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)];
const u32le = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >> 7)];
}

const SIGNATURE = [0xff, 0xff, 0xff, 0xff, 0x21, 0x4c, 0x5f, 0xa0];
/** The first account of the public universe. */
const STEAM_ID = [1, 0, 0, 0, 1, 0, 0x10, 1];
const body = [
  ...number(1, 8),
  ...number(3, 27036),
  ...text(4, 'Ranas-PC'),
  9 * 8 + 2,
  12,
  1 * 8 + 1,
  ...STEAM_ID,
  ...number(2, 300),
  ...text(15, '00:00:5e:00:53:01'),
  ...text(20, '192.0.2.9'),
];
const head = [...number(1, 77), ...number(2, 1)];

export const STEAM_STATUS = Uint8Array.from([
  ...SIGNATURE,
  ...u32le(head.length),
  ...head,
  ...u32le(body.length),
  ...body,
]);
