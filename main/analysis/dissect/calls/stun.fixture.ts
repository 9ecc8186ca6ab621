/** RFC 5769 section 2.1, the sample request, first 76 octets (integrity left out).
 *  tshark 4.0.17: STUN 104 Binding Request user: evtj:h6vY */
export const RFC5769_REQUEST = Uint8Array.from(
  Buffer.from(
    '00010038' +
      '2112a442' +
      'b7e7a701bc34d686fa87dfae' + // header; length set to 56
      '80220010' +
      '5354554e207465737420636c69656e74' +
      '00240004' +
      '6e0001ff' +
      '80290008' +
      '932ff9b151263b36' +
      '00060009' +
      '6576746a3a68367659202020',
    'hex',
  ),
);

/** ChannelData as RFC 8656 section 12.4 draws it: channel 0x4000, 5 octets, 3 of padding. */
export const CHANNEL_DATA = Uint8Array.from([0x40, 0x00, 0x00, 0x05, ...Buffer.from('hello'), 0, 0, 0]);
