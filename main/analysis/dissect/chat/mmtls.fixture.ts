import { octets } from '../recording-sink.fixture.ts';

/** Records by Citizen Lab's `mmtls-network-format.md`, with invented keys and tickets. tshark 4.0.17 does not know them. */
const u32 = (value: number): string => String.fromCharCode(0, 0, value >> 8, value & 0xff);
const u16 = (value: number): string => String.fromCharCode(value >> 8, value & 0xff);
const record = (type: number, body: string): string => `${String.fromCharCode(type)}\xf1\x04${u16(body.length)}${body}`;
const behindLength = (body: string): string => u32(body.length) + body;

export const TICKET = 'ticket-'.repeat(10);
const tail = `\0\x0cnonce-012345${u16(TICKET.length)}${TICKET}`;
const ticket = behindLength(`\x01\0\x09\x3a\x80\0\0${u32(tail.length)}${tail}`);
const RANDOM = '\x7e\x91'.repeat(16);

const hello = behindLength(
  `\x01\x03\xf1\x01\0\xa8${RANDOM}\x5f\0\0\0${behindLength(`\x01${behindLength(`\0\x0f\x01${ticket}`)}`)}`,
);
export const CLIENT_HELLO = octets(record(0x19, hello));
export const SERVER_HELLO = octets(record(0x16, behindLength(`\x02\x03\xf1\0\xa8${RANDOM}\0\0\0\x01\0`)));
export const DATA = octets(record(0x17, '\x8a\x11\xe3\x97'.repeat(5)));
export const MMTLS_START = octets(Buffer.concat([CLIENT_HELLO, DATA]));
