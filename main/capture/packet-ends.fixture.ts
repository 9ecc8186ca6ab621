/** Packets of our own making: headers by RFC 791, 8200, 768, IEEE 802.3 and 802.1Q. */
export const IPV4_UDP = Uint8Array.from(
  Buffer.from('4500001c' + '00004000' + '40110000' + 'c0000202' + 'c6336407' + 'c35001bb' + '00080000', 'hex'),
);
const IPV6 = '2001' + '0db8' + '00'.repeat(11);
/** Next header 60 (destination options, 8 octets), then TCP. */
export const IPV6_OPTIONS_TCP = Uint8Array.from(
  Buffer.from('60000000' + '001c3c40' + `${IPV6}01` + `${IPV6}02` + '06000104' + '00000000' + 'c35001bb' + '00'.repeat(16), 'hex'),
);

export function ethernet(payload: Uint8Array, type: string, tags = ''): Uint8Array {
  return Uint8Array.from(Buffer.concat([Buffer.from('020000000001020000000002' + tags + type, 'hex'), payload]));
}
