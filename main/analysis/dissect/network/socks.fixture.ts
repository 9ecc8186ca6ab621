import type { Piece } from '../recording-sink.fixture.ts';

/** RFC 1928 and RFC 1929, and SOCKS 4A by its author's note. tshark 4.0.17 reads them out of `text2pcap -T 50000,1080` as
 *  Socks version 5 (user name and password, CONNECT to the name) and version 4 (user, name). */
const CONNECT_NAME = '\x05\x01\0\x03\x0cchat.example\0\x50';
const GRANTED = '\x05\0\0\x01\xc0\0\x02\x01\x12\x34';
const REQUEST = 'GET /x HTTP/1.1\r\nHost: chat.example\r\n\r\n';

export const SOCKS_5: Piece[] = [
  ['out', '\x05\x02\0\x02'],
  ['in', '\x05\x02'],
  ['out', '\x01\x04rana\x06s3cret'],
  ['in', '\x01\0'],
  ['out', CONNECT_NAME],
  ['in', GRANTED],
  ['out', REQUEST],
];
export const SOCKS_5_OPEN: Piece[] = [
  ['out', '\x05\x01\0'],
  ['in', '\x05\0'],
  ['out', CONNECT_NAME],
  ['in', GRANTED],
  ['out', REQUEST],
];
export const SOCKS_4A: Piece[] = [
  ['out', '\x04\x01\0\x50\0\0\0\x01rana\0chat.example\0'],
  ['in', '\0\x5a\0\0\0\0\0\0'],
  ['out', REQUEST],
];
