/** A client's question of our own making in the format of RFC 5905 figure 8: version 4, two extension fields (section
 *  7.5) and a code of key number 7 and 16 octets. The first field has type and length of RFC 8915's Unique Identifier
 *  (section 5.3), the second a type that nobody assigned.
 *  tshark 4.0.17: NTP Version 4, client; extension fields 0x0104 (36) and 0xf323 (24); Key ID 00000007. */
export const QUESTION = Uint8Array.from(
  Buffer.from(
    '23000620' + // no warning, version 4, client; stratum 0, poll 6, precision 32
      '00000000'.repeat(9) +
      'ec9f1c40a1b2c3d4' + // transmit timestamp
      '01040024' +
      '5a'.repeat(32) +
      'f3230018' +
      Buffer.from('room=blue-lounge-001').toString('hex') +
      '00000007' +
      'c3'.repeat(16),
    'hex',
  ),
);
/** Where each part of it ends. */
export const ENDS = { header: 48, first: 48 + 36, second: 48 + 36 + 24, whole: 48 + 36 + 24 + 20 };

/** A server's answer of our own making, version 3: header alone, stratum 1, clock "GPS".
 *  tshark 4.0.17: NTP Version 3, server; primary reference (1); Global Position System. */
export const ANSWER = Uint8Array.from(
  Buffer.from('1c0106ec000000000000001047505300' + 'ec9f1c40a1b2c3d4'.repeat(4), 'hex'),
);
