/** Octets from hex digits; spaces are for the eye. */
function hex(digits: string): Uint8Array {
  return Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
}

/** Packets of our own making: headers by RFC 791, 8200, 768, IEEE 802.3 and 802.1Q; addresses from RFC 5737 and 3849. */
export const IPV4_UDP = hex('4500001c 00004000 40110000 c0000202 c6336407 c35001bb 00080000');

const HERE = '20010db8 00000000 00000000 00000001';
const THERE = '20010db8 00000000 00000000 00000002';
/** Next header 60 (destination options, 8 octets), then TCP. */
export const IPV6_OPTIONS_TCP = hex(
  `60000000 001c3c40 ${HERE} ${THERE} 06000104 00000000 c35001bb 00000000 00000000 50000000 00000000`,
);

export function ethernet(payload: Uint8Array, type: string, tags = ''): Uint8Array {
  return Uint8Array.from([...hex(`020000000001 020000000002 ${tags} ${type}`), ...payload]);
}
