import { octets } from '../recording-sink.fixture.ts';

/** Made by the layout of docs/protocols/telegram.md, with documentation addresses (RFC 5737). tshark 4.0.17 does not know
 *  the protocol. */
const TAG = 'call-tag-16-byte';
const ONES = '\xff'.repeat(12);
const OWN = '\xcb\0\x71\x05';
const OWN_PORT = '\x61\x1e\0\0';

export const ASK_PEER = octets(`${TAG}${ONES}\xff\xff\xff\xff`);
export const PING = octets(`${TAG}${ONES}\xfe\xff\xff\xffqueryid1`);
export const PONG = octets(
  `${TAG}${ONES}\xc7\x72\x15\xc0\x60\xda\xb2\x5equeryid1${'\0'.repeat(10)}\xff\xff${OWN}${OWN_PORT}`,
);
export const PEER = octets(`${TAG}${ONES}\x1c\x37\xd9\x27${OWN}${OWN_PORT}\xc6\x33\x64\x09\x40\x1f\0\0`);
export const MEDIA = octets(`${TAG}${'\x9d\x31\x77\x02'.repeat(12)}`);
